import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { choices, isLost, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './opportunity-page.module.css';
import type { Opportunity } from './queries.ts';
import { useChange } from './use-change.ts';

export function StagePanel({ opportunity }: { opportunity: Opportunity }) {
  const { stage, stage_manual: byHand, loss_reason } = opportunity;
  const stages = useQuery(stagesQuery);
  const change = useChange(opportunity.opportunity_id);
  // A lost stage waits here for its reason, so that both are saved in one write.
  const [losing, setLosing] = useState<string | null>(null);
  const failure = change.error ? explain(change.error) : null;
  const undo = byHand ? { stage, loss_reason } : { stage_manual: false };

  function toggle(on: boolean) {
    setLosing(null);
    change.mutate(
      on
        ? { changes: { stage_manual: true }, said: 'Stage set by hand.', undo }
        : {
            changes: { stage_manual: false },
            said: 'The stage follows the interactions again.',
            undo: { stage_manual: true, stage, loss_reason },
          },
    );
  }

  function choose(code: string) {
    const to = stages.data?.find((entry) => entry.code === code);
    if (isLost(to)) return setLosing(code);
    setLosing(null);
    change.mutate({ changes: { stage: code }, said: `Stage is ${to?.label ?? code}.`, undo });
  }

  return (
    <section className={styles.panel} aria-labelledby="stage-title">
      <div className={styles.panelHead}>
        <h2 className={styles.section} id="stage-title">
          Stage
        </h2>
        <Switch
          label="Manual stage"
          checked={byHand}
          disabled={change.isPending}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
      </div>
      <div className={styles.stack}>
        <NativeSelect
          aria-label="Stage"
          disabled={!byHand || change.isPending}
          value={losing ?? stage}
          data={choices(stages.data ?? [], stage)}
          error={failure?.field === 'loss_reason' ? undefined : failure?.sentence}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {losing && (
          <LossReason
            error={failure?.field === 'loss_reason' ? failure.sentence : undefined}
            onChoose={(reason) =>
              change.mutate(
                { changes: { stage: losing, loss_reason: reason }, said: 'Stage is lost.', undo },
                { onSuccess: () => setLosing(null) },
              )
            }
          />
        )}
        <p className={styles.hint}>
          {byHand
            ? 'Stage set by hand: new interactions will not change it. Switch this off to let it follow the interactions again.'
            : 'The stage follows the interactions: the newest one that names a stage decides. Switch this on to set it by hand.'}
        </p>
      </div>
    </section>
  );
}

type LossProps = { error?: string; onChoose: (reason: string) => void };

function LossReason({ error, onChoose }: LossProps) {
  const reasons = useQuery(vocabularyQuery('loss_reason_lu'));
  return (
    <NativeSelect
      label="Why was it lost?"
      autoFocus
      error={error}
      data={[{ value: '', label: 'Choose a reason' }, ...choices(reasons.data ?? [])]}
      onChange={(event) => event.currentTarget.value && onChoose(event.currentTarget.value)}
    />
  );
}
