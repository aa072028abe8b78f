import { fromLocalInput } from '../../shared/format.ts';
import { isLost, type Stage } from '../../shared/lookups.ts';
import type { Draft } from './draft.ts';
import { changeInteraction, logInteraction, nameProduct } from './queries.ts';

/** The draft without what the chosen stage does not ask for. */
export function readyToLog(draft: Draft, stage: Stage | undefined, defaultType: string): Draft {
  return {
    ...draft,
    interaction_type: draft.interaction_type || defaultType,
    loss_reason: isLost(stage) ? draft.loss_reason : '',
    product_id: stage?.requires_product ? draft.product_id : '',
  };
}

/** Safe to repeat: the interaction's id was made with the draft. */
export async function logEntry(opportunityId: string, draft: Draft) {
  if (draft.product_id) await nameProduct(opportunityId, draft.product_id);
  const logged = await logInteraction(argumentsOf(opportunityId, draft));
  // An earlier attempt may have arrived, its answer not: what was changed since is written too.
  const wanted = columnsOf(draft);
  const late = Object.entries(wanted).filter(
    ([column, value]) => column in logged && value !== valueIn(logged, column),
  );
  if (late.length === 0) return logged;
  return changeInteraction(logged.interaction_id, Object.fromEntries(late));
}

function valueIn(row: object, column: string): unknown {
  return new Map<string, unknown>(Object.entries(row)).get(column);
}

const columns = [
  'interaction_type',
  'stage',
  'status',
  'subject',
  'notes',
  'follow_up_date',
  'contact_id',
] as const;

function columnsOf(draft: Draft) {
  return Object.fromEntries(
    columns.map((column) => [column, draft[column].trim() === '' ? null : draft[column]]),
  );
}

function argumentsOf(opportunityId: string, draft: Draft) {
  const { interaction_id, interaction_type, interaction_date, happened_at, ...rest } = draft;
  const { product_id: _own, ...optional } = rest;
  const said = Object.fromEntries(
    Object.entries(optional).filter(([, value]) => value.trim() !== ''),
  );
  const when = interaction_date ? fromLocalInput(interaction_date) : happened_at;
  return {
    opportunity_id: opportunityId,
    interaction_id,
    interaction_type,
    ...(when && { interaction_date: when }),
    ...said,
  };
}
