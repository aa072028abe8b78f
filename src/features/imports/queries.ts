import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { database } from '../../shared/backend.ts';
import { unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';
import type { Kind } from './fields.ts';

export type Import = Database['public']['Tables']['imports']['Row'];
export type ImportRow = Pick<
  Database['public']['Tables']['import_rows']['Row'],
  'row_number' | 'data' | 'action' | 'problems' | 'remarks' | 'undo' | 'new_organization_undo'
>;

const importKeys = {
  list: ['imports', 'list'] as const,
  one: (id: string) => ['imports', 'one', id] as const,
  rows: (id: string, which: Which) => ['imports', 'one', id, 'rows', which] as const,
};

const listLength = 100;

/** The newest first; the next page is what was begun before the last row, or with it. */
export const importsQuery = infiniteQueryOptions({
  queryKey: importKeys.list,
  queryFn: async ({ pageParam, signal }): Promise<Import[]> => {
    const rows = database.from('imports').select('*');
    const wanted = pageParam ? rows.or(pageParam) : rows;
    return unwrap(
      await wanted
        .order('created_at', { ascending: false })
        .order('import_id', { ascending: false })
        .limit(listLength)
        .abortSignal(signal),
    );
  },
  initialPageParam: '',
  getNextPageParam: (page) => {
    const last = page.at(-1);
    if (!last || page.length < listLength) return undefined;
    const moment = `"${last.created_at}"`;
    return `created_at.lt.${moment},and(created_at.eq.${moment},import_id.lt.${last.import_id})`;
  },
});

export function importQuery(id: string) {
  return queryOptions({
    queryKey: importKeys.one(id),
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('imports')
          .select('*')
          .eq('import_id', id)
          .abortSignal(signal)
          .maybeSingle(),
      ),
  });
}

/** Which rows: left out of it, imported in part, or not taken back. */
export type Which = 'problems' | 'remarks' | 'kept';

const pageSize = 200;
const rowColumns =
  'row_number, data, action, problems, remarks, undo, new_organization_undo' as const;

export function rowsQuery(id: string, which: Which) {
  return infiniteQueryOptions({
    queryKey: importKeys.rows(id, which),
    queryFn: async ({ pageParam, signal }): Promise<ImportRow[]> => {
      const rows = database.from('import_rows').select(rowColumns).eq('import_id', id);
      const wanted =
        which === 'problems'
          ? rows.eq('action', 'skip')
          : which === 'remarks'
            ? rows.eq('action', 'update').not('remarks', 'eq', '{}')
            : rows.or(
                'undo.in.(partly,changed,used,gone),new_organization_undo.in.(changed,used,gone)',
              );
      return unwrap(
        await wanted
          .gt('row_number', pageParam)
          .order('row_number')
          .limit(pageSize)
          .abortSignal(signal),
      );
    },
    initialPageParam: 0,
    getNextPageParam: (last) => (last.length === pageSize ? last.at(-1)?.row_number : undefined),
  });
}

/** All rows, a thousand at a time, as the API gives them. */
export async function* everyRow(id: string, only?: 'skip'): AsyncGenerator<ImportRow[]> {
  let after = 0;
  for (;;) {
    let rows = database.from('import_rows').select(rowColumns).eq('import_id', id);
    if (only) rows = rows.eq('action', only);
    const page = unwrap(await rows.gt('row_number', after).order('row_number').limit(1000));
    if (page.length > 0) yield page;
    if (page.length < 1000) return;
    after = page.at(-1)?.row_number ?? after;
  }
}

export async function startImport(row: {
  import_id: string;
  kind: Kind;
  file_name: string;
  rows_expected: number;
}) {
  unwrap(await database.from('imports').insert(row));
}

type StagedRow = Pick<
  Database['public']['Tables']['import_rows']['Insert'],
  'import_id' | 'row_number' | 'data'
>;

/** The same rows again do no harm, so that a lost answer is no reason to start over. */
export async function stageRows(rows: StagedRow[], signal: AbortSignal) {
  unwrap(
    await database
      .from('import_rows')
      .upsert(rows, { onConflict: 'import_id,row_number', ignoreDuplicates: true })
      .abortSignal(signal),
  );
}

export type Options = { createOrganizations: boolean; shareOrganizations: boolean };

export async function checkImport(id: string, options: Options) {
  return unwrap(
    await database.rpc('check_import', {
      import_id: id,
      create_organizations: options.createOrganizations,
      share_organizations: options.shareOrganizations,
    }),
  );
}

export async function runImport(id: string) {
  return unwrap(await database.rpc('run_import', { import_id: id }));
}

export async function undoImport(id: string) {
  return unwrap(await database.rpc('undo_import', { import_id: id }));
}

export async function discardImport(id: string) {
  unwrap(await database.rpc('discard_import', { import_id: id }));
}
