import type { QueryClient } from '@tanstack/react-query';
import type { Stage } from '../../shared/lookups.ts';
import {
  type Column,
  placeOf,
  putBack,
  putFirst,
  type Shift,
  shiftTotals,
  takeOut,
} from './board-cache.ts';
import type { BoardFilters } from './board-filters.ts';
import { type Card, opportunityKeys, type Totals } from './queries.ts';

/**
 * Shows a card in another column before the server has heard of it. Returns the way back, which
 * undoes this one move only: others may have happened since.
 */
export function moveOnScreen(
  client: QueryClient,
  filters: BoardFilters,
  stages: readonly Stage[],
  card: Card,
  to: string,
): () => void {
  const from = card.stage;
  const fromKey = opportunityKeys.column(filters, from);
  const toKey = opportunityKeys.column(filters, to);
  const totalsKey = opportunityKeys.totals(filters);

  const change = <Data>(queryKey: readonly unknown[], update: (data: Data) => Data) => {
    const data = client.getQueryData<Data>(queryKey);
    if (data === undefined) return;
    // An answer that is under way knows nothing of the move, and would undo it on the screen.
    void client.cancelQueries({ queryKey });
    client.setQueryData<Data>(queryKey, update(data));
  };
  const shift = (move: Shift) =>
    change<Totals>(totalsKey, (totals) =>
      shiftTotals(totals, move, (code) => stages.find((s) => s.code === code)?.probability ?? 0),
    );

  const before = client.getQueryData<Column>(fromKey);
  const place = before && placeOf(before, card.opportunity_id);
  const value = card.estimated_value ?? 0;
  change<Column>(fromKey, (column) => takeOut(column, card.opportunity_id));
  change<Column>(toKey, (column) =>
    putFirst(takeOut(column, card.opportunity_id), { ...card, stage: to }),
  );
  shift({ value, from, to });

  return () => {
    change<Column>(toKey, (column) => takeOut(column, card.opportunity_id));
    if (place) change<Column>(fromKey, (column) => putBack(column, card, place));
    shift({ value, from: to, to: from });
  };
}

/** What a saved move changed on the card besides its column. */
export function touchUpOnScreen(
  client: QueryClient,
  filters: BoardFilters,
  stage: string,
  id: string,
  changes: Partial<Card>,
) {
  client.setQueryData<Column>(opportunityKeys.column(filters, stage), (column) => {
    if (!column) return column;
    const update = (card: Card) => (card.opportunity_id === id ? { ...card, ...changes } : card);
    const pages = column.pages.map((page) => ({ ...page, cards: page.cards.map(update) }));
    return { ...column, pages };
  });
}
