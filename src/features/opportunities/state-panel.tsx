import { NativeSelect, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import formStyles from '../../shared/edit-dialog.module.css';
import { choices, isLost, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { explain } from '../../shared/refusal.ts';
import styles from './opportunity-page.module.css';
import type { Opportunity } from './queries.ts';
import { type Changes, useChange } from './use-change.ts';

type Props = { opportunity: Opportunity };

export function StagePanel({ opportunity }: Props) {
  const { stage, stage_manual: byHand, loss_reason } = opportunity;
  const stages = useQuery(stagesQuery);
  return (
    <StatePanel
      opportunity={opportunity}
      word="stage"
      title="Stage"
      code={stage}
      byHand={byHand}
      entries={stages.data ?? []}
      isLost={(code) => isLost(stages.data?.find((entry) => entry.code === code))}
      to={(code) => ({ stage: code })}
      toggled={(on) => ({ stage_manual: on })}
      kept={{ stage, loss_reason }}
    />
  );
}

export function StatusPanel({ opportunity }: Props) {
  const { status, status_manual: byHand } = opportunity;
  const statuses = useQuery(vocabularyQuery('status_lu'));
  return (
    <StatePanel
      opportunity={opportunity}
      word="status"
      title="Status"
      code={status}
      byHand={byHand}
      entries={statuses.data ?? []}
      isLost={() => false}
      to={(code) => ({ status: code })}
      toggled={(on) => ({ status_manual: on })}
      kept={{ status }}
    />
  );
}

type StateProps = Props & {
  word: string;
  title: string;
  code: string;
  byHand: boolean;
  entries: readonly { code: string; label: string; is_active: boolean }[];
  isLost: (code: string) => boolean;
  to: (code: string) => Changes;
  toggled: (on: boolean) => Changes;
  /** What the interactions do not bring back. */
  kept: Changes;
};

/** What follows the interactions until somebody sets it by hand. */
function StatePanel(props: StateProps) {
  const { opportunity, word, title, code, byHand, entries, to, toggled, kept } = props;
  const change = useChange(opportunity.opportunity_id);
  // A lost stage waits here for its reason, so that both are saved in one write.
  const [losing, setLosing] = useState<string | null>(null);
  const failure = change.error ? explain(change.error) : null;
  const aboutLoss = failure?.field === 'loss_reason' ? failure.sentence : undefined;

  function toggle(on: boolean) {
    setLosing(null);
    const said = on ? `${title} set by hand.` : `The ${word} follows the interactions again.`;
    const undo = on ? toggled(false) : { ...toggled(true), ...kept };
    change.mutate({ changes: toggled(on), said, undo });
  }

  function choose(chosen: string) {
    if (props.isLost(chosen)) return setLosing(chosen);
    setLosing(null);
    const label = entries.find((entry) => entry.code === chosen)?.label ?? chosen;
    change.mutate({ changes: to(chosen), said: `${title} is ${label}.`, undo: kept });
  }

  return (
    <section className={styles.panel} aria-labelledby={`${word}-title`}>
      <div className={styles.panelHead}>
        <h2 className={styles.section} id={`${word}-title`}>
          {title}
        </h2>
        <Switch
          label={`Manual ${word}`}
          checked={byHand}
          disabled={change.isPending}
          onChange={(event) => toggle(event.currentTarget.checked)}
        />
      </div>
      <div className={styles.stack}>
        <NativeSelect
          aria-label={title}
          disabled={!byHand || change.isPending}
          value={losing ?? code}
          data={choices(entries, code)}
          error={aboutLoss ? undefined : failure?.sentence}
          onChange={(event) => choose(event.currentTarget.value)}
        />
        {losing && (
          <LossReason
            error={aboutLoss}
            onChoose={(reason) =>
              change.mutate(
                { changes: { ...to(losing), loss_reason: reason }, said: 'Lost.', undo: kept },
                { onSuccess: () => setLosing(null) },
              )
            }
          />
        )}
        <p className={formStyles.hint}>
          {byHand
            ? `${title} set by hand: new interactions will not change it. Switch this off to let it follow the interactions again.`
            : `The ${word} follows the interactions: the newest one that names a ${word} decides. Switch this on to set it by hand.`}
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
