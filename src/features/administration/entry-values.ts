import type { Entry, StageFields } from './list-writes.ts';
import type { ListKind } from './lists.ts';

/** As the form has it: texts and switches. `ends` says whether a stage closes an opportunity, and how. */
export type EntryValues = {
  label: string;
  probability: string;
  stale_after_days: string;
  requires_product: boolean;
  ends: string;
};

export const blankEntry: EntryValues = {
  label: '',
  probability: '0',
  stale_after_days: '14',
  requires_product: false,
  ends: 'open',
};

export function entryValues(entry: Partial<Entry> & Pick<Entry, 'label'>): EntryValues {
  return {
    label: entry.label,
    probability: String(entry.probability ?? 0),
    stale_after_days: entry.stale_after_days ? String(entry.stale_after_days) : '',
    requires_product: entry.requires_product ?? false,
    ends: entry.is_won ? 'won' : entry.is_closed ? 'lost' : 'open',
  };
}

export function stageFields(values: EntryValues): StageFields {
  return {
    probability: values.ends === 'won' ? 100 : Number(values.probability || 0),
    stale_after_days:
      values.ends !== 'open' || values.stale_after_days === ''
        ? null
        : Number(values.stale_after_days),
    requires_product: values.requires_product,
    is_closed: values.ends !== 'open',
    is_won: values.ends === 'won',
  };
}

export function checkEntry(
  values: EntryValues,
  kind: ListKind,
  entries: readonly Entry[],
  entry: Entry | null,
): { [Field in keyof EntryValues]?: string } {
  const errors: { [Field in keyof EntryValues]?: string } = {};
  const label = values.label.trim();
  const twin = entries.find(
    (each) =>
      each.code !== entry?.code && each.label.toLocaleLowerCase() === label.toLocaleLowerCase(),
  );
  if (label === '') errors.label = 'It needs a name.';
  else if (twin) {
    errors.label = twin.is_active
      ? 'There is one of this name already.'
      : 'There is a retired one of this name. Bring it back instead.';
  }
  if (kind !== 'stage') return errors;
  if (!isWhole(values.probability || '0', 0, 100)) {
    errors.probability = 'A whole number from 0 to 100.';
  }
  if (values.stale_after_days !== '' && !isWhole(values.stale_after_days, 1, 3650)) {
    errors.stale_after_days = 'A whole number of days, or nothing: never.';
  }
  return errors;
}

function isWhole(text: string, from: number, to: number): boolean {
  return /^\d+$/.test(text.trim()) && Number(text) >= from && Number(text) <= to;
}
