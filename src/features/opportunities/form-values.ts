import { readAmount, writeAmount } from '../../shared/amount.ts';
import type { Opportunity } from './queries.ts';

/** The form's fields are named like the columns, so that a refusal finds its field. */
export type OpportunityValues = {
  organization_id: string;
  principal_org_id: string;
  product_id: string;
  distributor_org_id: string;
  name: string;
  stage: string;
  status: string;
  loss_reason: string;
  priority: string;
  estimated_value: string;
  expected_close_date: string;
  source: string;
  owner_user_id: string;
  next_action: string;
  next_action_date: string;
  notes: string;
};

export const labels: Record<keyof OpportunityValues, string> = {
  organization_id: 'Customer',
  principal_org_id: 'Principal',
  product_id: 'Product',
  distributor_org_id: 'Distributor',
  name: 'Name',
  stage: 'Stage',
  status: 'Status',
  loss_reason: 'Why was it lost?',
  priority: 'Priority',
  estimated_value: 'Estimated value',
  expected_close_date: 'Expected to close',
  source: 'Source',
  owner_user_id: 'Owner',
  next_action: 'Next step',
  next_action_date: 'Next step on',
  notes: 'Notes',
};

export const blankValues: OpportunityValues = {
  organization_id: '',
  principal_org_id: '',
  product_id: '',
  distributor_org_id: '',
  name: '',
  stage: '',
  status: '',
  loss_reason: '',
  priority: '',
  estimated_value: '',
  expected_close_date: '',
  source: '',
  owner_user_id: '',
  next_action: '',
  next_action_date: '',
  notes: '',
};

export function valuesOf(opportunity: Opportunity): OpportunityValues {
  const o = opportunity;
  return {
    organization_id: o.organization_id,
    principal_org_id: o.principal_org_id ?? '',
    product_id: o.product_id ?? '',
    distributor_org_id: o.distributor_org_id ?? '',
    name: o.name ?? '',
    stage: o.stage,
    status: o.status,
    loss_reason: o.loss_reason ?? '',
    priority: o.priority ?? '',
    estimated_value: writeAmount(o.estimated_value),
    expected_close_date: o.expected_close_date ?? '',
    source: o.source ?? '',
    owner_user_id: o.owner_user_id,
    next_action: o.next_action ?? '',
    next_action_date: o.next_action_date ?? '',
    notes: o.notes ?? '',
  };
}

const required = ['organization_id', 'name', 'stage', 'status', 'owner_user_id'] as const;
const optional = [
  'principal_org_id',
  'product_id',
  'distributor_org_id',
  'loss_reason',
  'priority',
  'expected_close_date',
  'source',
  'next_action',
  'next_action_date',
  'notes',
] as const;

/** The columns of what was typed: an empty field is null, and what is not among the values stays. */
export function toColumns(values: Partial<OpportunityValues>) {
  const { estimated_value: amount } = values;
  const read = amount === undefined ? null : readAmount(amount);
  return {
    ...pick(required, (field) => values[field]?.trim()),
    ...pick(optional, (field) => {
      const value = values[field];
      return value === undefined ? undefined : value.trim() || null;
    }),
    ...(read && 'amount' in read && { estimated_value: read.amount }),
  };
}

function pick<Field extends string, Value>(
  fields: readonly Field[],
  read: (field: Field) => Value | undefined,
): { [F in Field]?: Value } {
  const picked: { [F in Field]?: Value } = {};
  for (const field of fields) {
    const value = read(field);
    if (value !== undefined) picked[field] = value;
  }
  return picked;
}

/** What can be said before the server is asked. */
export function problemsOf(values: OpportunityValues, isLostStage: boolean) {
  const amount = readAmount(values.estimated_value);
  return {
    ...(!values.organization_id && { organization_id: 'Choose the customer.' }),
    ...(!values.principal_org_id &&
      !values.product_id && { principal_org_id: 'An opportunity needs a product or a principal.' }),
    ...(!values.name.trim() && { name: 'Give it a name.' }),
    ...([...values.name.trim()].length > 300 && {
      name: 'The name is too long: 300 characters at most.',
    }),
    ...('problem' in amount && { estimated_value: amount.problem }),
    ...(isLostStage &&
      !values.loss_reason && { loss_reason: 'A lost opportunity needs a reason.' }),
  };
}

/** What a new opportunity may be called, until somebody names it better. */
export function suggestName(about: { customer?: string; product?: string; principal?: string }) {
  const what = about.product || about.principal;
  if (!about.customer || !what) return '';
  // Room for both, where they are very long.
  return `${shorten(what, 140)} for ${shorten(about.customer, 150)}`;
}

function shorten(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join('')}…`;
}
