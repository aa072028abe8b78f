import type postgres from 'postgres';

type Database = postgres.Sql | postgres.TransactionSql;

export interface OpportunityState {
  stage: string;
  status: string;
  stage_manual: boolean;
  status_manual: boolean;
  closed_at: Date | null;
  last_interaction_id: string | null;
  last_interaction_at: Date | null;
}

/** What R2 to R4 say of an opportunity; the caller must be allowed to see it. */
export async function stateOf(sql: Database, opportunity: string): Promise<OpportunityState> {
  const [state] = await sql<OpportunityState[]>`
    select stage, status, stage_manual, status_manual, closed_at, last_interaction_id, last_interaction_at
    from public.opportunities where opportunity_id = ${opportunity}`;
  if (!state) throw new Error('There is no such opportunity, or the caller cannot see it.');
  return state;
}
