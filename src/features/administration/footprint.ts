import { formatCount } from '../../shared/format.ts';

export type Owned = { table_name: string; rows: number };

const words: Record<string, [one: string, many: string]> = {
  'public.organizations': ['organization', 'organizations'],
  'public.opportunities': ['opportunity', 'opportunities'],
  'public.interactions': ['logged interaction', 'logged interactions'],
  'public.imports': ['import', 'imports'],
  'public.saved_views': ['saved view', 'saved views'],
  'public.user_profiles': ['person who reports to them', 'people who report to them'],
};

/** "24 opportunities"; a table that came later is called by its own name. */
export function describeOwned({ table_name, rows }: Owned): string {
  const name = table_name.replace(/^\w+\./, '').replaceAll('_', ' ');
  const [one, many] = words[table_name] ?? [`record in “${name}”`, `records in “${name}”`];
  return `${formatCount(rows)} ${rows === 1 ? one : many}`;
}

export function totalOwned(owned: readonly Owned[]): number {
  return owned.reduce((sum, { rows }) => sum + rows, 0);
}

/** What there is, the most first. */
export function presentOwned(owned: readonly Owned[]): Owned[] {
  return owned.filter(({ rows }) => rows > 0).sort((a, b) => b.rows - a.rows);
}
