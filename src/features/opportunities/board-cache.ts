import type { InfiniteData } from '@tanstack/react-query';
import type { Card, CardPage, Totals } from './queries.ts';

export type Column = InfiniteData<CardPage>;

/** Every card once, in the order of the screen: what was dragged in leads. */
export function cardsOf(column: Column | undefined): Card[] {
  const seen = new Set<string>();
  return (column?.pages ?? [])
    .flatMap((page) => page.cards)
    .filter((card) => {
      if (seen.has(card.opportunity_id)) return false;
      seen.add(card.opportunity_id);
      return true;
    });
}

export function takeOut(column: Column, id: string): Column {
  const pages = column.pages.map((page) => {
    const cards = page.cards.filter((card) => card.opportunity_id !== id);
    const gone = page.cards.length - cards.length;
    return { ...page, cards, taken: page.taken - gone };
  });
  return { ...column, pages };
}

/** Puts a card before all others. It accounts for none of the server's: see CardPage. */
export function putFirst(column: Column, card: Card): Column {
  const [first, ...others] = column.pages;
  if (!first) return column;
  return { ...column, pages: [{ ...first, cards: [card, ...first.cards] }, ...others] };
}

type Place = { page: number; index: number };

export function placeOf(column: Column, id: string): Place | null {
  for (const [page, { cards }] of column.pages.entries()) {
    const index = cards.findIndex((card) => card.opportunity_id === id);
    if (index >= 0) return { page, index };
  }
  return null;
}

export function putBack(column: Column, card: Card, place: Place): Column {
  const pages = column.pages.map((page, number) =>
    number === place.page
      ? { ...page, cards: page.cards.toSpliced(place.index, 0, card), taken: page.taken + 1 }
      : page,
  );
  return { ...column, pages };
}

/** The server says nothing of a stage that is empty. */
export function totalOf(totals: Totals, stage: string): Totals[number] {
  const none = { stage, opportunities: 0, total_value: 0, weighted_value: 0 };
  return totals.find((total) => total.stage === stage) ?? none;
}

export type Shift = { value: number; from: string; to: string };

/** Moves one card's count and values from one stage's totals to another's. */
export function shiftTotals(
  totals: Totals,
  { value, from, to }: Shift,
  probabilityOf: (stage: string) => number,
): Totals {
  const shifted = (stage: string, sign: 1 | -1) => {
    const total = totalOf(totals, stage);
    return {
      stage,
      opportunities: total.opportunities + sign,
      total_value: total.total_value + sign * value,
      weighted_value: total.weighted_value + (sign * value * probabilityOf(stage)) / 100,
    };
  };
  const others = totals.filter(({ stage }) => stage !== from && stage !== to);
  return [...others, shifted(from, -1), shifted(to, 1)];
}
