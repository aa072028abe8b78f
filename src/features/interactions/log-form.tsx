import { Button, Kbd } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { archiveRecord } from '../../shared/archiving.ts';
import { isLost, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { notify } from '../../shared/notices.ts';
import { type Explanation, explain, Refusal } from '../../shared/refusal.ts';
import { useUserId } from '../../shared/session.ts';
import {
  type Draft,
  dropDraft,
  isWorthKeeping,
  keepDraft,
  newDraft,
  readDraft,
  unaddressed,
} from './draft.ts';
import { InteractionFields, type Subject } from './interaction-fields.tsx';
import styles from './interaction-form.module.css';
import { logEntry, readyToLog } from './log-entry.ts';
import { keepEntry } from './outbox.ts';
import { showRefusal } from './refused-form.ts';
import { mayPass } from './send-outbox.ts';
import { rememberType, usualType, withType } from './usual-type.ts';

export type Logged = {
  interactionId: string;
  happenedAt: string;
  undo: () => Promise<unknown>;
};

type Props = {
  /** Null until an opportunity is chosen; what is typed is kept all the same. */
  about: Subject | null;
  /** The stage to begin with; none: the interaction says nothing about it. */
  stage?: string;
  short?: boolean;
  /** What was typed comes from a moment ago, so there is nothing to say about it. */
  continued?: boolean;
  onSaving?: () => void;
  onSaved: (logged: Logged) => void;
  onFailed?: () => void;
  /** It should be logged, and nobody knows about what. */
  onUnaddressed?: () => void;
  onCancel: () => void;
  /** Stands above the fields. */
  children?: ReactNode;
};

type Attempt = { about: Subject; draft: Draft; pressedAt: string };

export function LogForm(props: Props) {
  const { about, stage, short, onSaving, onSaved, onFailed, onCancel } = props;
  const userId = useUserId();
  const client = useQueryClient();
  const stages = useQuery(stagesQuery);
  const types = useQuery(vocabularyQuery('interaction_type_lu'));
  const slot = about?.opportunity_id ?? unaddressed;
  const [kept] = useState(() => readDraft(userId, slot));
  const [failure, setFailure] = useState<Explanation | null>(null);
  const [needsProduct, setNeedsProduct] = useState(false);
  const [allFields, setAllFields] = useState(!short);
  const form = useForm<Draft>({
    initialValues: {
      ...(kept ?? newDraft()),
      ...(stage && { stage }),
    },
    onValuesChange: (values) => keepDraft(userId, slot, values),
  });
  const defaultType = usualType(userId, types.data);

  const save = useMutation({
    mutationFn: async ({ about, draft }: Attempt) =>
      logEntry(about.opportunity_id, await withType(client, userId, draft)),
    onSuccess: ({ interaction_id: id, interaction_date: happenedAt }) => {
      dropDraft(userId, slot);
      onSaved({ interactionId: id, happenedAt, undo: () => archiveRecord('interaction', id) });
    },
    onError: (error, attempt) => {
      onFailed?.();
      // Whoever has to sign in again comes back to this form.
      const comesBack = explain(error).kind === 'session';
      if (mayPass(error) && !comesBack && keepForLater(attempt)) return;
      setNeedsProduct(error instanceof Refusal && error.code === 'KP401');
      setFailure(showRefusal(form, error));
    },
  });

  /** Logged, as far as its author is concerned: it is sent when there is a connection. */
  function keepForLater({ about, draft, pressedAt }: Attempt): boolean {
    const opportunity = { id: about.opportunity_id, title: about.organization_name };
    const dated = { ...draft, happened_at: draft.happened_at || pressedAt };
    if (!keepEntry(userId, { draft: dated, opportunity, why: null })) return false;
    dropDraft(userId, slot);
    notify({ text: 'Kept. It will be sent when you are connected.', tone: 'done' });
    onCancel();
    return true;
  }

  function submit(typed: Draft) {
    if (save.isPending) return;
    setFailure(null);
    if (!about) {
      props.onUnaddressed?.();
      return;
    }
    const chosen = stages.data?.find(({ code }) => code === typed.stage);
    if (isLost(chosen) && !typed.loss_reason) {
      form.setFieldError('loss_reason', 'A lost opportunity needs a reason.');
      form.getInputNode('loss_reason')?.focus();
      return;
    }
    const draft = readyToLog(typed, chosen, defaultType);
    rememberType(userId, draft);
    // Online the server's clock decides; what has to wait says itself when it happened.
    const attempt = { about, draft, pressedAt: new Date().toISOString() };
    onSaving?.();
    if (!navigator.onLine) {
      onFailed?.();
      if (keepForLater(attempt)) return;
    }
    save.mutate(attempt);
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
        if (event.key === 'Escape' && !closesSomethingElse(event.target)) onCancel();
      }}
    >
      {kept && isWorthKeeping(kept) && !props.continued && !save.isError && (
        <p className={styles.hint}>What you typed earlier and did not save is back.</p>
      )}
      {props.children}
      <InteractionFields
        form={form}
        about={about}
        short={!allFields}
        defaultType={defaultType}
        needsProduct={needsProduct}
      />
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

/** An open list of choices takes the Escape for itself. */
function closesSomethingElse(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.dataset.mantineStopPropagation === 'true';
}
