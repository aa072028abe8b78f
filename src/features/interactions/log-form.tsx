import { Button, Kbd } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fromLocalInput } from '../../shared/format.ts';
import { choices, isLost, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import type { Explanation } from '../../shared/refusal.ts';
import { useUserId } from '../../shared/session.ts';
import { type Draft, dropDraft, isWorthKeeping, keepDraft, newDraft, readDraft } from './draft.ts';
import { InteractionFields, type Subject } from './interaction-fields.tsx';
import styles from './interaction-form.module.css';
import { archiveInteraction, logInteraction } from './queries.ts';
import { showRefusal } from './refused-form.ts';

type Props = {
  about: Subject;
  /** The stage to begin with; none: the interaction says nothing about it. */
  stage?: string;
  short?: boolean;
  onSaving?: () => void;
  onSaved: (logged: {
    interactionId: string;
    happenedAt: string;
    undo: () => Promise<unknown>;
  }) => void;
  onFailed?: () => void;
  onCancel: () => void;
};

export function LogForm({ about, stage, short, onSaving, onSaved, onFailed, onCancel }: Props) {
  const userId = useUserId();
  const stages = useQuery(stagesQuery);
  const types = useQuery(vocabularyQuery('interaction_type_lu'));
  const [kept] = useState(() => readDraft(userId, about.opportunity_id));
  const [failure, setFailure] = useState<Explanation | null>(null);
  const [allFields, setAllFields] = useState(!short);
  const form = useForm<Draft>({
    initialValues: {
      ...(kept ?? newDraft()),
      ...(stage && { stage }),
    },
    onValuesChange: (values) => keepDraft(userId, about.opportunity_id, values),
  });
  const save = useMutation({
    mutationFn: (draft: Draft) => logInteraction(argumentsOf(draft, about.opportunity_id)),
    onSuccess: ({ interaction_id: id, interaction_date: happenedAt }) => {
      dropDraft(userId, about.opportunity_id);
      onSaved({ interactionId: id, happenedAt, undo: () => archiveInteraction(id) });
    },
    onError: (error) => {
      onFailed?.();
      setFailure(showRefusal(form, error));
    },
  });

  function submit(draft: Draft) {
    setFailure(null);
    const chosen = stages.data?.find(({ code }) => code === draft.stage);
    if (isLost(chosen) && !draft.loss_reason) {
      form.setFieldError('loss_reason', 'A lost opportunity needs a reason.');
      form.getInputNode('loss_reason')?.focus();
      return;
    }
    onSaving?.();
    const [firstType] = choices(types.data ?? []);
    save.mutate({ ...draft, interaction_type: draft.interaction_type || (firstType?.value ?? '') });
  }

  return (
    <form
      className={styles.form}
      aria-label="Log an interaction"
      noValidate
      onSubmit={form.onSubmit(submit)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.currentTarget.requestSubmit();
        }
        // What was typed is kept, so leaving needs no question.
        if (event.key === 'Escape') onCancel();
      }}
    >
      {kept && isWorthKeeping(kept) && !save.isError && (
        <p className={styles.hint}>What you typed earlier and did not save is back.</p>
      )}
      <InteractionFields form={form} about={about} short={!allFields} />
      <div role="alert">{failure && <p className={styles.failure}>{failure.sentence}</p>}</div>
      <div className={styles.actions}>
        {!allFields && (
          <Button
            variant="subtle"
            color="gray"
            className={styles.spread}
            onClick={() => setAllFields(true)}
          >
            More fields
          </Button>
        )}
        <span className={`${styles.hint} ${styles.shortcut}`}>
          <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd>
        </span>
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" loading={save.isPending}>
          {failure?.kind === 'network' ? 'Try again' : 'Log it'}
        </Button>
      </div>
    </form>
  );
}

function argumentsOf(draft: Draft, opportunityId: string) {
  const { interaction_id, interaction_type, interaction_date, ...optional } = draft;
  const said = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value.trim() !== ''),
  );
  return {
    opportunity_id: opportunityId,
    interaction_id,
    interaction_type,
    ...(interaction_date && { interaction_date: fromLocalInput(interaction_date) }),
    ...said,
  };
}
