import { fieldsOf, kindNames, type Kind } from './fields.ts';
import type { ImportRow } from './queries.ts';

/** What stands in a cell of a staged row. */
export function cellOf(row: Pick<ImportRow, 'data'>, key: string): string {
  const { data } = row;
  if (data === null || typeof data !== 'object' || Array.isArray(data)) return '';
  const value = data[key];
  return typeof value === 'string' ? value : '';
}

/** By what a person knows the row. */
export function nameOf(row: Pick<ImportRow, 'data'>): string {
  const person = `${cellOf(row, 'first_name')} ${cellOf(row, 'last_name')}`.trim();
  return cellOf(row, 'name') || person || cellOf(row, 'email') || cellOf(row, 'organization');
}

function labelOf(kind: Kind, key: string): string {
  return fieldsOf[kind].find((field) => field.key === key)?.label ?? 'Name';
}

/** "unknown:state" and the row, as a sentence. */
export function sayProblem(kind: Kind, row: Pick<ImportRow, 'data'>, problem: string): string {
  const [code = '', key = '', detail = ''] = problem.split(':');
  const label = labelOf(kind, key);
  const value = `“${shorten(cellOf(row, key))}”`;
  const { one } = kindNames[kind];
  switch (code) {
    case 'missing':
      return key === 'principal'
        ? 'An opportunity needs a product or a principal.'
        : key === 'loss_reason'
          ? 'A lost opportunity needs a loss reason.'
          : `${label} is missing.`;
    case 'too_long':
      return `${label} is too long.`;
    case 'unknown':
      return `${label}: ${value} is not one of the choices.`;
    case 'no_such':
      return key === 'product'
        ? `There is no product ${value}.`
        : `There is no organization ${value}.`;
    case 'hidden':
      return `${value} belongs to a colleague, or is archived.`;
    case 'taken':
      return `${value} is there already, but belongs to a colleague, or is archived.`;
    case 'archived':
      return `${value} is archived. Restore it first.`;
    case 'duplicate':
      return `The same ${one} is in row ${detail} already.`;
    case 'ambiguous':
      return `${label}: more than one record is called ${value}.`;
    case 'contradiction':
      return key === 'product'
        ? `${value} is not a product of this principal.`
        : `The opportunity’s product is not one of ${value}.`;
    case 'needs_product':
      return `The stage ${value} needs a product.`;
    case 'not_email':
      return `${value} is not an e-mail address.`;
    case 'not_number':
      return `${label}: ${value} is not an amount.`;
    case 'negative':
      return `${label} cannot be less than zero.`;
    case 'too_large':
      return `${label} is too large.`;
    case 'not_date':
      return `${label}: ${value} is not a date.`;
    default:
      return `${label}: this is not accepted (${code}).`;
  }
}

export function sayRemark(kind: Kind, row: Pick<ImportRow, 'data'>, remark: string): string {
  const [, key = ''] = remark.split(':');
  return `${labelOf(kind, key)} stays as it is, not “${cellOf(row, key)}”: the interactions say it.`;
}

const keptBecause: Record<string, string> = {
  partly: 'Some values were changed since; the others are back.',
  changed: 'It was changed since.',
  used: 'It is in use: something was added to it since.',
  gone: 'It is archived, or no longer yours.',
};

export function sayKept(row: Pick<ImportRow, 'undo' | 'new_organization_undo'>): string[] {
  const own = row.undo ? keptBecause[row.undo] : undefined;
  const organization = row.new_organization_undo
    ? keptBecause[row.new_organization_undo]
    : undefined;
  return [
    ...(own ? [own] : []),
    ...(organization ? [`Its new organization: ${organization}`] : []),
  ];
}

const actions: Record<string, string> = {
  create: 'Created',
  update: 'Updated',
  unchanged: 'Nothing to change',
  skip: 'Left out',
};

export function sayAction({ action }: Pick<ImportRow, 'action'>): string {
  return actions[action ?? ''] ?? '';
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
