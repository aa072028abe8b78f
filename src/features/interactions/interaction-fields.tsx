import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { choices, isLost, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { useState } from 'react';
import { toLocalInput } from '../../shared/format.ts';
import type { Draft } from './draft.ts';
import { FollowUp } from './follow-up.tsx';
import styles from './interaction-form.module.css';
import { ProductChoice } from './product-choice.tsx';
import { contactsQuery } from './queries.ts';

/** The opportunity that it is about. Without a network its name may be all that is known. */
export type Subject = { opportunity_id: string; organization_name: string } & Partial<{
  organization_id: string;
  principal_org_id: string | null;
  product_id: string | null;
  stage: string;
  stage_manual: boolean;
  status: string;
}>;

type Props = {
  form: UseFormReturnType<Draft>;
  about: Subject | null;
  /** Only the fields that a quick entry needs. */
  short?: boolean;
  /** Set while an interaction that exists is edited: whether what decides the stage is locked. */
  edits?: { locked: boolean };
  /** What no chosen type means. */
  defaultType?: string;
  /** The stage was refused for want of a product. */
  needsProduct?: boolean;
};

export function InteractionFields(props: Props) {
  const { form, about, short = false, edits, defaultType = '' } = props;
  const stages = useQuery(stagesQuery);
  const types = useQuery(vocabularyQuery('interaction_type_lu'));
  const { stage, interaction_type: type } = form.getValues();
  const chosen = stages.data?.find(({ code }) => code === stage);
  const current = stages.data?.find(({ code }) => code === about?.stage);
  const asksForProduct =
    chosen?.requires_product && (about?.product_id === null || props.needsProduct);
  return (
    <>
      <Textarea
        label="What happened?"
        className={styles.notes}
        dir="auto"
        data-autofocus={about !== null || undefined}
        autoFocus={about !== null}
        {...form.getInputProps('notes')}
      />
      <div className={styles.grid}>
        <NativeSelect
          label="Type"
          data={choices(types.data ?? [], type)}
          {...form.getInputProps('interaction_type')}
          value={type || defaultType}
        />
        <NativeSelect
          label="Stage"
          className={styles.wide}
          disabled={edits?.locked}
          description={
            about?.stage_manual
              ? 'Set by hand on the opportunity, so this will not change it'
              : undefined
          }
          data={[
            { value: '', label: unchanged(current, edits) },
            ...choices(stages.data ?? [], stage),
          ]}
          {...form.getInputProps('stage')}
        />
        {isLost(chosen) && <LossReason form={form} />}
        {asksForProduct && about && <ProductChoice form={form} about={about} />}
        <FollowUp form={form} />
        {!short && <MoreFields form={form} about={about} edits={edits} />}
      </div>
      {!short && <TextInput label="Subject" {...form.getInputProps('subject')} />}
    </>
  );
}

/** What no choice means: a new interaction leaves things as they are; an old one said nothing. */
function unchanged(current: { label: string } | undefined, edits: Props['edits']): string {
  if (edits) return 'Says nothing';
  return current ? `Stays ${current.label}` : 'No change';
}

function LossReason({ form }: Pick<Props, 'form'>) {
  const reasons = useQuery(vocabularyQuery('loss_reason_lu'));
  const { loss_reason: chosen } = form.getValues();
  return (
    <NativeSelect
      label="Why was it lost?"
      className={styles.wide}
      data={[{ value: '', label: 'Choose a reason' }, ...choices(reasons.data ?? [], chosen)]}
      {...form.getInputProps('loss_reason')}
    />
  );
}

function MoreFields({ form, about, edits }: Props) {
  const statuses = useQuery(vocabularyQuery('status_lu'));
  const contacts = useQuery(contactsQuery(about?.organization_id ?? ''));
  // Until somebody picks another time it is the moment of saving, to the second: a rounded one
  // could come out older than what was logged a minute ago.
  const [now] = useState(() => toLocalInput(new Date()));
  const current = statuses.data?.find(({ code }) => code === about?.status);
  return (
    <>
      <NativeSelect
        label="Status"
        className={styles.wide}
        disabled={edits?.locked}
        data={[
          { value: '', label: unchanged(current, edits) },
          ...choices(statuses.data ?? [], form.getValues().status),
        ]}
        {...form.getInputProps('status')}
      />
      <TextInput
        label="When"
        className={styles.wide}
        type="datetime-local"
        disabled={edits?.locked}
        {...form.getInputProps('interaction_date')}
        value={form.getValues().interaction_date || now}
      />
      <NativeSelect
        label="With"
        className={styles.wide}
        data={[
          { value: '', label: 'Nobody in particular' },
          ...(contacts.data ?? []).map((contact) => ({
            value: contact.contact_id,
            label: [contact.full_name, contact.title].filter(Boolean).join(', '),
          })),
        ]}
        {...form.getInputProps('contact_id')}
      />
    </>
  );
}
