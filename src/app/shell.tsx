import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router';
import { UserX, WifiOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Message } from '../shared/message.tsx';
import { useOnline } from '../shared/online.ts';
import { peopleQuery, useMe } from '../shared/people.ts';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { navigationOf } from './navigation.ts';
import styles from './shell.module.css';

// A phone's bar holds this many entries; the others are in the menu beside them.
const onThumb = 4;

export function Shell() {
  const router = useRouter();
  const me = useMe();
  const navigation = navigationOf(router.routesById, me?.role);
  const main = useRef<HTMLElement>(null);
  useFocusOnArrival(main);
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <nav className={styles.side} aria-label="Main">
        <div className={styles.brand}>
          <Brand />
        </div>
        <ul className={styles.entries}>
          {navigation.map(({ to, label, icon: Icon }, index) => (
            <li key={to} className={index < onThumb ? undefined : styles.late}>
              <Link to={to} className={styles.entry}>
                <Icon size={18} aria-hidden />
                {label}
              </Link>
            </li>
          ))}
        </ul>
        <AccountMenu more={navigation.slice(onThumb)} />
      </nav>
      <main ref={main} id="main" className={styles.main} tabIndex={-1}>
        <OfflineLine />
        <Screen />
      </main>
    </div>
  );
}

function Screen() {
  const people = useQuery(peopleQuery);
  // An active user sees at least their own name; a disabled one sees nothing at all.
  if (people.data?.length === 0) {
    return (
      <Message icon={<UserX size={28} />} title="This account is switched off">
        You are signed in, but an administrator has disabled your account. Nothing of yours was
        deleted; ask them to switch it on again.
      </Message>
    );
  }
  return <Outlet />;
}

function OfflineLine() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <div className={styles.offline}>
          <WifiOff size={16} aria-hidden />
          No connection. You can go on typing: it is kept until you can save it.
        </div>
      )}
    </div>
  );
}

/** After a change of screen a keyboard starts at the new screen, not at the page's end. */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>) {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
  }, [pathname, main]);
}
