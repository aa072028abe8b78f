import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatCount } from '../../shared/format.ts';
import { explain, Refusal } from '../../shared/refusal.ts';
import styles from './organization-page.module.css';
import { loadOpenOpportunities, organizationKeys } from './queries.ts';

/** How many keep an organization from being archived; 0 where something else does. */
export function openOpportunitiesIn(error: unknown): number {
  if (!(error instanceof Refusal) || error.code !== 'KP702') return 0;
  return Number(/open_opportunities: (\d+)/.exec(error.details)?.[1] ?? 1);
}

type Props = { id: string; name: string; open: number; onClose: () => void };

/** Why it cannot be archived yet, and the way to what stands against it. */
export function ArchiveRefused({ id, name, open, onClose }: Props) {
  const mine = useQuery({
    queryKey: organizationKeys.opportunities(id, 'open'),
    queryFn: () => loadOpenOpportunities(id),
    staleTime: 0,
  });
  const others = open - (mine.data?.length ?? open);
  return (
    <Modal
      opened
      onClose={onClose}
      title="It cannot be archived yet"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles.stack}>
        <p className={styles.text}>
          <bdi>{name}</bdi> has{' '}
          {open === 1 ? 'one open opportunity' : `${formatCount(open)} open opportunities`}. Close
          or archive {open === 1 ? 'it' : 'them'} first; then the organization can go.
        </p>
        {mine.isError && <p role="alert">{explain(mine.error).sentence}</p>}
        {mine.data && mine.data.length > 0 && (
          <ul className={styles.plain}>
            {mine.data.map(({ opportunity_id, name: title }) => (
              <li key={opportunity_id}>
                <Link
                  to="/opportunities/$opportunityId"
                  params={{ opportunityId: opportunity_id }}
                  className={styles.link}
                  onClick={onClose}
                >
                  <bdi>{title}</bdi>
                </Link>
              </li>
            ))}
          </ul>
        )}
        {others > 0 && (
          <p className={styles.text}>
            {others === 1
              ? 'One belongs to a colleague whose work you do not see. Ask your manager or an administrator.'
              : `${formatCount(others)} belong to colleagues whose work you do not see. Ask your manager or an administrator.`}
          </p>
        )}
        <div className={styles.dialogActions}>
          <Button data-autofocus onClick={onClose}>
            Keep it
          </Button>
        </div>
      </div>
    </Modal>
  );
}
