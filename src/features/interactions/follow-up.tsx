import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { toLocalDay } from '../../shared/format.ts';
import type { Draft } from './draft.ts';
import styles from './interaction-form.module.css';

const soon = [
  { label: 'Tomorrow', days: 1 },
  { label: 'In a week', days: 7 },
  { label: 'In two weeks', days: 14 },
];

export function FollowUp({ form }: { form: UseFormReturnType<Draft> }) {
  const { follow_up_date: chosen } = form.getValues();
  return (
    <div className={styles.followUp}>
      <TextInput label="Follow up on" type="date" {...form.getInputProps('follow_up_date')} />
      <fieldset className={styles.soon} aria-label="Follow up">
        {soon.map(({ label, days }) => {
          const day = dayFromNow(days);
          return (
            <button
              key={label}
              type="button"
              aria-pressed={chosen === day}
              onClick={() => form.setFieldValue('follow_up_date', chosen === day ? '' : day)}
            >
              {label}
            </button>
          );
        })}
      </fieldset>
    </div>
  );
}

/** As a date field has it, in the person's own zone. */
function dayFromNow(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return toLocalDay(day);
}
