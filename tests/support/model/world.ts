/** The system as SPEC.md describes it, small enough to be read: no database, and nothing taken from the packs. */
export type Id = string;
/** Who acts: a person, or the service role. */
export type Actor = Id | 'service';

export const kinds = ['organization', 'contact', 'product', 'opportunity', 'interaction'] as const;
export type Kind = (typeof kinds)[number];

export interface Person {
  role: 'rep' | 'manager' | 'admin';
  status: 'active' | 'disabled';
  manager_user_id: Id | null;
  /** Whether there is a row in user_profiles. */
  profile: boolean;
  /** Whether the account was deleted: its token may still be about. */
  gone: boolean;
}

export interface OrganizationColumns {
  owner_user_id: Id | null;
  parent_organization_id: Id | null;
}
export interface ContactColumns {
  organization_id: Id;
}
export interface ProductColumns {
  principal_org_id: Id;
}
export interface OpportunityColumns {
  organization_id: Id;
  product_id: Id | null;
  principal_org_id: Id | null;
  distributor_org_id: Id | null;
  owner_user_id: Id;
  stage: string;
  status: string;
  stage_manual: boolean;
  status_manual: boolean;
  loss_reason: string | null;
}
export interface InteractionColumns {
  opportunity_id: Id;
  contact_id: Id | null;
  owner_user_id: Id;
  interaction_date: string;
  stage: string | null;
  status: string | null;
}

interface Archivable {
  archived: boolean;
}
export interface Opportunity extends OpportunityColumns, Archivable {
  initial: { stage: string; status: string };
}
export interface Interaction extends InteractionColumns, Archivable {
  /** Its place in the order of created_at; below zero once its 24 hours are over. */
  logged: number;
  /** Archived because its opportunity was. */
  withOpportunity: boolean;
}

export interface World {
  person: Map<Id, Person>;
  organization: Map<Id, OrganizationColumns & Archivable>;
  contact: Map<Id, ContactColumns & Archivable>;
  product: Map<Id, ProductColumns & Archivable>;
  opportunity: Map<Id, Opportunity>;
  interaction: Map<Id, Interaction>;
  /** How many interactions were ever logged. */
  logged: number;
}

/** `refused`: for one of these reasons, whichever is found first. `nothing`: no such row for this actor. */
export type Verdict = { is: 'done' } | { is: 'nothing' } | { is: 'refused'; codes: string[] };

export interface Stage {
  requiresProduct?: true;
  closed?: true;
  lost?: true;
}
/** Of the seed vocabulary what the rules tell apart. */
export const stages: Record<string, Stage> = {
  new_lead: {},
  feedback_logged: {},
  sample_visit_offered: { requiresProduct: true },
  demo_scheduled: { requiresProduct: true },
  closed_won: { requiresProduct: true, closed: true },
  closed_lost: { closed: true, lost: true },
};

export function stageNamed(code: string): Stage {
  return found(stages[code], code);
}

export function row<Row>(rows: Map<Id, Row>, id: Id): Row {
  return found(rows.get(id), id);
}

function found<Thing>(thing: Thing | undefined, name: string): Thing {
  if (thing === undefined) throw new Error(`The model has no ${name}.`);
  return thing;
}
