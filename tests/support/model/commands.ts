import type {
  Actor,
  ContactColumns,
  Id,
  InteractionColumns,
  Kind,
  OpportunityColumns,
  OrganizationColumns,
  Person,
  ProductColumns,
} from './world.ts';

interface Columns {
  organization: OrganizationColumns;
  contact: ContactColumns;
  product: ProductColumns;
  opportunity: OpportunityColumns;
  interaction: InteractionColumns;
}
type Create = {
  [K in Kind]: { do: 'create'; by: Actor; kind: K; id: Id; set: Columns[K] };
}[Kind];
type Edit = {
  [K in Kind]: { do: 'edit'; by: Actor; kind: K; id: Id; set: Partial<Columns[K]> };
}[Kind];

/** Everything that the API allows somebody to try, with whom and what it is about. */
export type Command =
  | Create
  | Edit
  /** log_interaction(): with a loss reason, in one step. */
  | { do: 'log'; by: Id; id: Id; set: InteractionColumns; loss_reason: string | null }
  | { do: 'archive' | 'restore' | 'delete'; by: Actor; kind: Kind; id: Id }
  | {
      do: 'set profile';
      by: Actor;
      id: Id;
      set: Partial<Pick<Person, 'role' | 'status' | 'manager_user_id'>>;
    }
  | { do: 'reassign' | 'off-board'; by: Actor; id: Id; to: Id }
  | { do: 'delete account'; by: 'service'; id: Id }
  /** A day passes over an interaction, and over nothing else. */
  | { do: 'let a day pass'; by: 'service'; id: Id };
