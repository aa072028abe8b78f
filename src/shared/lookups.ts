import { queryOptions } from '@tanstack/react-query';
import type { Database } from '../types/supabase.ts';
import { database } from './backend.ts';
import { unwrap } from './refusal.ts';

export type Stage = Database['public']['Tables']['stage_lu']['Row'];

const anHour = 3_600_000;

// Retired entries are loaded too: old records still name them. Choices offer the active ones.
export const stagesQuery = queryOptions({
  queryKey: ['lookups', 'stages'],
  staleTime: anHour,
  queryFn: async ({ signal }) =>
    unwrap(
      await database
        .from('stage_lu')
        .select('*')
        .order('sort_order')
        .order('code')
        .abortSignal(signal),
    ),
});

type Vocabulary = 'status_lu' | 'interaction_type_lu' | 'loss_reason_lu' | 'source_lu' | 'state_lu';

export function vocabularyQuery(table: Vocabulary) {
  return queryOptions({
    queryKey: ['lookups', table],
    staleTime: anHour,
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from(table)
          .select('code, label, is_active')
          .order('sort_order')
          .order('code')
          .abortSignal(signal),
      ),
  });
}

/** The choices of a select: the active entries, and those chosen (commas between them) even if retired. */
export function choices(
  entries: readonly { code: string; label: string; is_active: boolean }[],
  chosen?: string | null,
) {
  const kept = new Set(chosen?.split(','));
  return entries
    .filter((entry) => entry.is_active || kept.has(entry.code))
    .map((entry) => ({ value: entry.code, label: entry.label }));
}

export function isLost(stage: Pick<Stage, 'is_closed' | 'is_won'> | undefined): boolean {
  return stage?.is_closed === true && !stage.is_won;
}
