import type { Id, Kind, Opportunity, Person, World } from './world.ts';

const prefixes: Record<Kind | 'person', string> = {
  person: '1',
  organization: '2',
  contact: '3',
  product: '4',
  opportunity: '5',
  interaction: '6',
};

/** The same in every run, so that a failure can be repeated; its end tells kind and number. */
export function idOf(kind: Kind | 'person', number: number): Id {
  return `00000000-0000-4000-8000-00000000${prefixes[kind]}${String(number).padStart(3, '0')}`;
}

const people = {
  robin: idOf('person', 1),
  olga: idOf('person', 2),
  maya: idOf('person', 3),
  nora: idOf('person', 4),
  alex: idOf('person', 5),
  blair: idOf('person', 6),
  casey: idOf('person', 7),
  dora: idOf('person', 8),
  pat: idOf('person', 9),
};

/** As a failure prints it, from an id or its end: "alex", "opportunity 2". */
export function nameOf(id: Id): string {
  const person = Object.entries(people).find(([, each]) => each.endsWith(id))?.[0];
  const kind = Object.entries(prefixes).find(([, prefix]) => prefix === id.at(-4))?.[0];
  return person ?? `${kind} ${Number(id.slice(-3))}`;
}

/** Where every sequence begins. Everything else is made by its steps. */
export function firstWorld(): World {
  const { alex, blair, maya, casey } = people;
  const organization = (number: number) => idOf('organization', number);
  return {
    person: cast(),
    organization: numbered(
      'organization',
      [null, null, alex, blair, maya, casey].map((owner_user_id) => ({
        owner_user_id,
        parent_organization_id: null,
        archived: false,
      })),
    ),
    contact: numbered(
      'contact',
      [1, 3, 4].map((of) => ({ organization_id: organization(of), archived: false })),
    ),
    product: numbered(
      'product',
      [2, 5].map((of) => ({ principal_org_id: organization(of), archived: false })),
    ),
    opportunity: numbered('opportunity', [
      opportunity(alex, 1, { product_id: idOf('product', 1) }),
      opportunity(alex, 3, {}),
      opportunity(blair, 4, { loss_reason: 'timing' }),
    ]),
    interaction: new Map(),
    logged: 0,
  };
}

/** Olga manages Maya, who manages Alex; Nora manages Blair; Casey is in no team; Pat has no profile. */
function cast(): Map<Id, Person> {
  const rep: Person = {
    role: 'rep',
    status: 'active',
    manager_user_id: null,
    profile: true,
    gone: false,
  };
  return new Map([
    [people.robin, { ...rep, role: 'admin' }],
    [people.olga, { ...rep, role: 'manager' }],
    [people.maya, { ...rep, role: 'manager', manager_user_id: people.olga }],
    [people.nora, { ...rep, role: 'manager' }],
    [people.alex, { ...rep, manager_user_id: people.maya }],
    [people.blair, { ...rep, manager_user_id: people.nora }],
    [people.casey, { ...rep }],
    [people.dora, { ...rep, role: 'admin', status: 'disabled' }],
    [people.pat, { ...rep, profile: false }],
  ]);
}

function opportunity(owner: Id, customer: number, of: Partial<Opportunity>): Opportunity {
  return {
    organization_id: idOf('organization', customer),
    principal_org_id: idOf('organization', 2),
    product_id: null,
    distributor_org_id: null,
    owner_user_id: owner,
    stage: 'new_lead',
    status: 'active',
    stage_manual: false,
    status_manual: false,
    loss_reason: null,
    initial: { stage: 'new_lead', status: 'active' },
    archived: false,
    ...of,
  };
}

function numbered<Row>(kind: Kind, rows: Row[]): Map<Id, Row> {
  return new Map(rows.map((each, at) => [idOf(kind, at + 1), each]));
}
