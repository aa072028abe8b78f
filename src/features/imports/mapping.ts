import { type Field, fieldsOf, type Kind } from './fields.ts';
import type { Table } from './read-table.ts';
import { guessDateOrder, guessDecimalComma, type Reading, readAmount, readDate } from './values.ts';

/** Per column of the file the field it fills; null: left out. */
export type Mapping = readonly (string | null)[];

function normal(header: string): string {
  return header
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

function wordsFor(field: Field): string[] {
  return [normal(field.label), normal(field.key), ...field.synonyms];
}

/** Each field takes the column that is called like it; then, of those left, one whose heading contains its name. */
export function guessMapping(kind: Kind, headers: readonly string[]): Mapping {
  const mapping: (string | null)[] = headers.map(() => null);
  const names = headers.map(normal);
  const take = (field: Field, fits: (name: string, word: string) => boolean) => {
    if (mapping.includes(field.key)) return;
    for (const word of wordsFor(field)) {
      const column = names.findIndex(
        (name, at) => mapping[at] === null && name && fits(name, word),
      );
      if (column >= 0) {
        mapping[column] = field.key;
        return;
      }
    }
  };
  for (const field of fieldsOf[kind]) take(field, (name, word) => name === word);
  for (const field of fieldsOf[kind]) {
    take(field, (name, word) => word.length > 3 && ` ${name} `.includes(` ${word} `));
  }
  return mapping;
}

/** What is missing for the file to make sense at all. */
export function missingFields(kind: Kind, mapping: Mapping): string | null {
  const has = (key: string) => mapping.includes(key);
  if (kind === 'organization') return has('name') ? null : 'Say which column holds the name.';
  if (kind === 'contact') {
    return has('email') || has('first_name') || has('last_name') || has('full_name')
      ? null
      : 'Say which column holds the name or the e-mail.';
  }
  if (!has('name')) return 'Say which column holds the name of the opportunity.';
  return has('organization') ? null : 'Say which column holds the customer.';
}

function valuesOf(table: Table, kind: Kind, mapping: Mapping, type: Field['type']): string[] {
  const columns = mapping.flatMap((key, column) =>
    fieldsOf[kind].some((field) => field.key === key && field.type === type) ? [column] : [],
  );
  return table.rows.flatMap(({ cells }) => columns.flatMap((column) => cells[column] || []));
}

export function guessReading(table: Table, kind: Kind, mapping: Mapping) {
  const dates = guessDateOrder(valuesOf(table, kind, mapping, 'date'));
  const decimalComma = guessDecimalComma(valuesOf(table, kind, mapping, 'amount'));
  return { reading: { dateOrder: dates.order, decimalComma }, datesAreOpen: dates.isOpen };
}

/** A row of the file as the server takes it: filled cells by the name of their field. */
export function toData(
  kind: Kind,
  cells: readonly string[],
  mapping: Mapping,
  reading: Reading,
): Record<string, string> {
  const data: Record<string, string> = {};
  for (const [column, key] of mapping.entries()) {
    const cell = cells[column];
    if (!key || !cell) continue;
    const type = fieldsOf[kind].find((field) => field.key === key)?.type;
    data[key] =
      type === 'amount'
        ? readAmount(cell, reading.decimalComma)
        : type === 'date'
          ? readDate(cell, reading.dateOrder)
          : cell;
  }
  return splitFullName(data);
}

// "Johnson, Dana" and "Dana Johnson"; first and last name of their own columns come before it.
function splitFullName({ full_name, ...data }: Record<string, string>): Record<string, string> {
  if (!full_name || data.first_name || data.last_name) return data;
  const [last, first] = full_name.split(/,\s*/, 2);
  if (last && first) return { ...data, first_name: first, last_name: last };
  const words = full_name.split(/\s+/);
  const family = words.length > 1 ? words.pop() : undefined;
  return { ...data, first_name: words.join(' '), ...(family && { last_name: family }) };
}
