import { database } from '../../shared/backend.ts';
import type { Stage } from '../../shared/lookups.ts';
import { Refusal, unwrap } from '../../shared/refusal.ts';
import type { ListKind } from './lists.ts';

/** An entry of any of the lists; only a stage has the fields of a stage. */
export type Entry = Pick<Stage, 'code' | 'label' | 'sort_order' | 'is_active' | 'updated_at'> &
  Partial<Stage>;

export type StageFields = Pick<
  Stage,
  'probability' | 'stale_after_days' | 'requires_product' | 'is_closed' | 'is_won'
>;
type Fields = Partial<Pick<Entry, 'label' | 'is_active'>>;

export async function addEntry(
  kind: ListKind,
  entry: Pick<Entry, 'code' | 'label' | 'sort_order'>,
  stage: StageFields | null,
) {
  const answer =
    kind === 'stage'
      ? await database
          .from('stage_lu')
          .insert({ ...entry, ...stage })
          .select('code')
          .single()
      : await database.from(`${kind}_lu`).insert(entry).select('code').single();
  return unwrap(answer);
}

/** Null where nobody's entry has that version any more. */
export async function changeEntry(
  kind: ListKind,
  code: string,
  version: string | null,
  fields: Fields,
  stage: Partial<StageFields>,
) {
  const changed =
    kind === 'stage'
      ? database.from('stage_lu').update({ ...fields, ...stage })
      : database.from(`${kind}_lu`).update(fields);
  return unwrap(
    await changed
      .eq('code', code)
      .eq('updated_at', version ?? '')
      .select('code')
      .maybeSingle(),
  );
}

export async function retireEntry(kind: ListKind, code: string, isActive: boolean) {
  const changed = unwrap(
    await database
      .from(`${kind}_lu`)
      .update({ is_active: isActive })
      .eq('code', code)
      .eq('is_active', !isActive)
      .select('code'),
  );
  if (changed.length > 0) return;
  throw new Refusal({ code: 'KP706', message: 'Somebody else was faster.', hint: '' });
}

export async function reorder(kind: ListKind, codes: string[]) {
  unwrap(await database.rpc('reorder_lookup', { kind, codes }));
}

export async function readEntry(kind: ListKind, code: string) {
  return unwrap(await database.from(`${kind}_lu`).select('*').eq('code', code).maybeSingle());
}
