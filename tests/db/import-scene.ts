import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';

type Kind = 'organization' | 'contact' | 'opportunity';
type Cells = Record<string, string | undefined>;
type Tx = postgres.TransactionSql;

/** Sends the rows of a file, as the web app does: the first of them is line 2. Gives the import's id. */
export async function stage(tx: Tx, kind: Kind, rows: readonly Cells[]): Promise<string> {
  const import_id = randomUUID();
  await tx`
    insert into public.imports ${tx({ import_id, kind, file_name: `${kind}s.csv`, rows_expected: rows.length })}`;
  const lines = rows.map((data, index) => ({ import_id, row_number: index + 2, data }));
  await tx`
    insert into public.import_rows (import_id, row_number, data)
    select ${import_id}, l.row_number, l.data
    from jsonb_to_recordset(${tx.json(lines)}) l (row_number integer, data jsonb)`;
  return import_id;
}

export interface Counts {
  state: string;
  created: number;
  updated: number;
  unchanged: number;
  problems: number;
  organizations: number;
}

async function call(tx: Tx, work: postgres.PendingQuery<postgres.Row[]>): Promise<Counts> {
  const [row] = await tx<Counts[]>`
    select state, rows_to_create as created, rows_to_update as updated, rows_unchanged as unchanged,
           rows_with_problems as problems, organizations_to_create as organizations
    from ${work} about`;
  if (!row) throw new Error('The function gave no row');
  return row;
}

export const check = (tx: Tx, id: string, create = false, share = false) =>
  call(tx, tx`public.check_import(${id}, ${create}, ${share})`);
export const run = (tx: Tx, id: string) => call(tx, tx`public.run_import(${id})`);

export async function undo(tx: Tx, id: string) {
  const [row] = await tx`
    select state, records_undone as undone, records_kept as kept from public.undo_import(${id})`;
  return row;
}

/** Stages, checks and runs in one go. */
export async function bring(tx: Tx, kind: Kind, rows: readonly Cells[], create = false) {
  const id = await stage(tx, kind, rows);
  await check(tx, id, create);
  return { id, counts: await run(tx, id) };
}

/** The problems of each row, in the order of the file. */
export async function problemsOf(tx: Tx, kind: Kind, rows: readonly Cells[], create = false) {
  const id = await stage(tx, kind, rows);
  await check(tx, id, create);
  const found = await tx<{ problems: string[] }[]>`
    select problems from public.import_rows where import_id = ${id} order by row_number`;
  return found.map(({ problems }) => problems.sort());
}

/** What undoing did with each row. */
export async function outcomes(tx: Tx, id: string) {
  const found = await tx<{ undo: string | null; organization: string | null }[]>`
    select undo, new_organization_undo as organization
    from public.import_rows where import_id = ${id} order by row_number`;
  return found.map(({ undo: own, organization }) => (organization ? [own, organization] : own));
}
