import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { fieldGrid } from '../../shared/edit-dialog.tsx';
import { choices, isLost, stagesQuery, vocabularyQuery } from '../../shared/lookups.ts';
import { readAmount, writeAmount } from '../../shared/amount.ts';
import { DealFields } from './deal-fields.tsx';
import { labels, type OpportunityValues } from './form-values.ts';
import styles from './opportunity-form.module.css';
import { OwnerField } from './owner-field.tsx';

type Props = { form: UseFormReturnType<OpportunityValues>; isNew: boolean };

export function OpportunityFields({ form, isNew }: Props) {
  const stages = useQuery(stagesQuery);
  const sources = useQuery(vocabularyQuery('source_lu'));
  const { stage: code, source } = form.getValues();
  const lost = isLost(stages.data?.find((stage) => stage.code === code));
  return (
    <>
      <DealFields form={form} isNew={isNew} />
      <div className={fieldGrid}>
        {isNew && <StateFields form={form} />}
        {lost && <LossReason form={form} />}
        <Amount form={form} />
        <TextInput
          label={labels.expected_close_date}
          type="date"
          {...form.getInputProps('expected_close_date')}
        />
        <NativeSelect
          label={labels.priority}
          data={[{ value: '', label: 'None' }, 'A', 'B', 'C', 'D']}
          {...form.getInputProps('priority')}
        />
        <NativeSelect
          label={labels.source}
          data={[{ value: '', label: 'Not known' }, ...choices(sources.data ?? [], source)]}
          {...form.getInputProps('source')}
        />
        <OwnerField form={form} />
      </div>
      <div className={styles.next}>
        <TextInput
          label={labels.next_action}
          placeholder="Call about the tasting"
          dir="auto"
          {...form.getInputProps('next_action')}
        />
        <TextInput
          label={labels.next_action_date}
          type="date"
          {...form.getInputProps('next_action_date')}
        />
      </div>
      <Textarea
        label={labels.notes}
        className={styles.notes}
        dir="auto"
        {...form.getInputProps('notes')}
      />
    </>
  );
}

type FieldProps = Pick<Props, 'form'>;

/** Where it starts. Later both follow what is logged, or are set on the page. */
function StateFields({ form }: FieldProps) {
  const stages = useQuery(stagesQuery);
  const statuses = useQuery(vocabularyQuery('status_lu'));
  const { stage, status } = form.getValues();
  return (
    <>
      <NativeSelect
        label={labels.stage}
        data={choices(stages.data ?? [], stage)}
        {...form.getInputProps('stage')}
      />
      <NativeSelect
        label={labels.status}
        data={choices(statuses.data ?? [], status)}
        {...form.getInputProps('status')}
      />
    </>
  );
}

function LossReason({ form }: FieldProps) {
  const reasons = useQuery(vocabularyQuery('loss_reason_lu'));
  const { loss_reason: chosen } = form.getValues();
  return (
    <NativeSelect
      label={labels.loss_reason}
      data={[{ value: '', label: 'Choose a reason' }, ...choices(reasons.data ?? [], chosen)]}
      {...form.getInputProps('loss_reason')}
    />
  );
}

function Amount({ form }: FieldProps) {
  const field = form.getInputProps('estimated_value');
  return (
    <TextInput
      label={labels.estimated_value}
      inputMode="decimal"
      placeholder="12,400"
      leftSection="$"
      {...field}
      // A problem is said on saving: a line that appears on leaving would move the button away
      // under the pointer.
      onBlur={() => {
        const read = readAmount(form.getValues().estimated_value);
        if ('amount' in read) form.setFieldValue('estimated_value', writeAmount(read.amount));
      }}
    />
  );
}
