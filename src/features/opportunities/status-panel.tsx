import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { choices, vocabularyQuery } from '../../shared/lookups.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './opportunity-page.module.css';
import type { Opportunity } from './queries.ts';
import { useChange } from './use-change.ts';

export function StatusPanel({ opportunity }: { opportunity: Opportunity }) {
  const { status, status_manual: byHand } = opportunity;
  const statuses = useQuery(vocabularyQuery('status_lu'));
  const change = useChange(opportunity.opportunity_id);

  function toggle(on: boolean) {
    change.mutate(
      on
        ? {
            changes: { status_manual: true },
            said: 'Status set by hand.',
            undo: { status_manual: false },
          }
        : {
            changes: { status_manual: false },
            said: 'The status follows the interactions again.',
            undo: { status_manual: true, status },
          },
    );
  }

  function choose(code: string) {
    const to = statuses.data?.find((entry) => entry.code === code);
    change.mutate({
      changes: { status: code },
      said: `Status is ${to?.label ?? code}.`,
      undo: { status },
    });
  }

  return (
    <section className={styles.panel} aria-labelledby="status-title">
      <div className={styles.panelHead}>
        <h2 className={styles.section} id="status-title">
          Status
        </h2>
        <Switch
          label="Manual status"
          checked={byHand}
          disabled={change.isPending}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
      </div>
      <div className={styles.stack}>
        <NativeSelect
          aria-label="Status"
          disabled={!byHand || change.isPending}
          value={status}
          data={choices(statuses.data ?? [], status)}
          error={change.error ? explain(change.error).sentence : undefined}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        <p className={styles.hint}>
          {byHand
            ? 'Status set by hand: new interactions will not change it. Switch this off to let it follow the interactions again.'
            : 'The status follows the interactions: the newest one that names a status decides. Switch this on to set it by hand.'}
        </p>
      </div>
    </section>
  );
}
