import { NativeSelect, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { fieldGrid } from '../../shared/edit-dialog.tsx';
import type { EntryValues } from './entry-values.ts';

type Props = { form: UseFormReturnType<EntryValues>; isNew: boolean };

export function StageFieldset({ form, isNew }: Props) {
  const isOpen = form.values.ends === 'open';
  return (
    <>
      <NativeSelect
        label="What it means"
        description={
          isNew
            ? 'This cannot be changed later: opportunities count as closed by it.'
            : 'Opportunities count as closed by it, so this stays as it is.'
        }
        disabled={!isNew}
        data={[
          { value: 'open', label: 'The opportunity is open' },
          { value: 'won', label: 'Closed: won' },
          { value: 'lost', label: 'Closed: lost, with a reason' },
        ]}
        {...form.getInputProps('ends')}
      />
      {isOpen && (
        <div className={fieldGrid}>
          <TextInput
            label="Chance of winning, in percent"
            description="Weights the pipeline’s value."
            inputMode="numeric"
            {...form.getInputProps('probability')}
          />
          <TextInput
            label="Stale after, in days"
            description="Without an interaction; empty: never."
            inputMode="numeric"
            {...form.getInputProps('stale_after_days')}
          />
        </div>
      )}
      <Switch
        label="Needs a product"
        description="An opportunity without a product cannot come here. Those that are here already stay."
        {...form.getInputProps('requires_product', { type: 'checkbox' })}
      />
    </>
  );
}
