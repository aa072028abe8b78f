import type { Session } from './session.ts';

export interface TableRows {
  table: string;
  rows: number;
}

const tables = [
  'organizations',
  'contacts',
  'products',
  'product_distributors',
  'opportunities',
  'interactions',
  'opportunity_contacts',
];

export async function countTables(session: Session): Promise<TableRows[]> {
  return session.query<TableRows>(
    tables
      .map((table) => `select '${table}' as "table", count(*)::int as rows from public.${table}`)
      .join(' union all '),
  );
}

export function difference(larger: TableRows[], smaller: TableRows[]): TableRows[] {
  return larger.map(({ table, rows }) => ({
    table,
    rows: rows - (smaller.find((other) => other.table === table)?.rows ?? 0),
  }));
}

export function total(counts: readonly TableRows[]): number {
  return counts.reduce((sum, { rows }) => sum + rows, 0);
}

/** Without the visibility map and statistics the next queries would be slow, and their plans poor. */
export async function tidyTables(session: Session): Promise<void> {
  const names = tables.map((table) => `public.${table}`).join(', ');
  await session.run(`vacuum (analyze) ${names}, public.user_profiles`);
}

export async function refreshDashboard(session: Session): Promise<void> {
  await session.query('select from public.refresh_dashboard_view()');
}
