import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { searchQuery } from '../../shared/search.ts';
import styles from './organization-form.module.css';

type Props = { name: string; own?: string; onOpen: () => void };

/** Says while a name is typed what is already called so, or nearly. */
export function SimilarNames({ name, own, onOpen }: Props) {
  const [typed] = useDebouncedValue(name.trim(), 250);
  const found = useQuery({
    ...searchQuery(typed, 'organization'),
    enabled: typed.length >= 3,
  });
  const similar = (found.data ?? []).filter(({ id }) => id !== own).slice(0, 3);
  const same = similar.find(({ title }) => isSame(title, typed));
  const shown = same ? [same] : similar;
  return (
    <div role="status" className={styles.similar}>
      {typed.length >= 3 && shown.length > 0 && (
        <>
          {same ? 'There is already ' : 'Named like this: '}
          {shown.map(({ id, title, subtitle }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <Link
                to="/organizations/$organizationId"
                params={{ organizationId: id }}
                onClick={onOpen}
              >
                <bdi>{title}</bdi>
              </Link>
              {subtitle && <bdi> ({subtitle})</bdi>}
            </span>
          ))}
          {same ? '; open it instead of adding it again.' : '.'}
        </>
      )}
    </div>
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}
