import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { MessageSquarePlus, Search, UserX } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Message } from '../shared/message.tsx';
import { peopleQuery, useMe } from '../shared/people.ts';
import { useUserId } from '../shared/session.ts';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { navigationOf } from './navigation.ts';
import { Outbox } from './outbox.tsx';
import { Overlays } from './overlays.tsx';
import { openOverlay, openQuickLog } from './overlay.ts';
import { quickLogLeftAt, useQuickLogMemory } from './quick-log-memory.ts';
import { useRememberOpened } from './recent-records.ts';
import styles from './shell.module.css';
import { shortcutsFor, useShortcuts } from './shortcuts.ts';

// A phone's bar holds these, Search and Log; the others are in the menu beside them.
const onThumb = 2;

export function Shell() {
  const router = useRouter();
  const navigate = useNavigate();
  const userId = useUserId();
  const navigation = navigationOf(router.routesById, useMe()?.role);
  const main = useRef<HTMLElement>(null);
  const shownOpportunity = useShownOpportunity();
  useFocusOnArrival(main);
  useQuickLogMemory();
  useRememberOpened();

  const log = () => openQuickLog(shownOpportunity || quickLogLeftAt(userId));
  const search = () => openOverlay('search');
  const shortcuts = shortcutsFor(navigation, {
    log,
    search,
    help: () => openOverlay('shortcuts'),
    create: () => void navigate({ to: '/opportunities/new' }),
    go: (to) => void navigate({ to }),
  });
  useShortcuts(shortcuts);

  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
        Skip to the content
      </button>
      <nav className={styles.side} aria-label="Main">
        <div className={styles.brand}>
          <Brand />
        </div>
        <button type="button" className={styles.log} onClick={log} aria-keyshortcuts="l">
          <MessageSquarePlus size={18} aria-hidden />
          <span className={styles.onlyDesk}>Quick log</span>
          <span className={styles.onlyPhone}>Log</span>
          <kbd className={styles.key} aria-hidden>
            L
          </kbd>
        </button>
        <ul className={styles.entries}>
          <li className={styles.searchItem}>
            <button
              type="button"
              className={styles.entry}
              onClick={search}
              aria-keyshortcuts="/ Control+K Meta+K"
            >
              <Search size={18} aria-hidden />
              Search
              <kbd className={styles.key} aria-hidden>
                /
              </kbd>
            </button>
          </li>
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
        <Outbox />
        <Screen />
      </main>
      <Overlays navigation={navigation} shortcuts={shortcuts} onLog={log} />
    </div>
  );
}

function Screen() {
  const people = useQuery({ ...peopleQuery, refetchInterval: 60_000 });
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

/** The opportunity whose page this is: what is logged from here is about it. */
function useShownOpportunity(): string {
  const { pathname } = useLocation();
  return /^\/opportunities\/([0-9a-f-]{36})$/.exec(pathname)?.[1] ?? '';
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
