import { describe, expect, it } from 'vitest';
import {
  type Column,
  cardsOf,
  placeOf,
  putBack,
  putFirst,
  shiftTotals,
  takeOut,
} from './board-cache.ts';
import type { Card } from './queries.ts';

function card(id: string): Card {
  return {
    opportunity_id: id,
    organization_id: 'o',
    organization_name: `Customer ${id}`,
    principal_org_id: null,
    product_id: null,
    product_name: null,
    principal_name: null,
    owner_user_id: 'u',
    owner_name: null,
    stage: 'new_lead',
    stage_manual: false,
    status: 'active',
    loss_reason: null,
    loss_reason_label: null,
    closed_at: null,
    priority: null,
    estimated_value: 100,
    next_action: null,
    next_action_date: null,
    due_date: null,
    last_activity_at: '2026-03-04T09:00:00Z',
    last_interaction_at: null,
    is_stale: false,
  };
}

function column(...pages: string[][]): Column {
  return {
    pages: pages.map((ids) => ({ cards: ids.map(card), taken: ids.length, full: true })),
    pageParams: pages.map((_, index) => index * 2),
  };
}

const ids = (of: Column) => cardsOf(of).map((each) => each.opportunity_id);
const taken = (of: Column) => of.pages.reduce((sum, page) => sum + page.taken, 0);

describe('a column of the board', () => {
  it('asks for the right next page after a card was dragged away', () => {
    const after = takeOut(column(['a', 'b'], ['c', 'd']), 'b');
    expect(ids(after)).toEqual(['a', 'c', 'd']);
    expect(taken(after)).toBe(3);
  });

  it('shows a card that was dragged in first, and does not count it as loaded', () => {
    const after = putFirst(column(['a', 'b']), card('z'));
    expect(ids(after)).toEqual(['z', 'a', 'b']);
    expect(taken(after)).toBe(2);
  });

  it('shows a card once when a later page brings it again', () => {
    const after = putFirst(column(['a', 'b'], ['c', 'z']), card('z'));
    expect(ids(after)).toEqual(['z', 'a', 'b', 'c']);
  });

  it('takes a card back to where it was', () => {
    const before = column(['a', 'b'], ['c', 'd']);
    const place = placeOf(before, 'c');
    expect(place).not.toBeNull();
    if (place) expect(putBack(takeOut(before, 'c'), card('c'), place)).toEqual(before);
  });
});

it('moves a card’s count and value with it, also into a stage that was empty', () => {
  const totals = [
    { stage: 'new_lead', opportunities: 3, total_value: 300, weighted_value: 30 },
    { stage: 'closed_lost', opportunities: 1, total_value: 5, weighted_value: 0 },
  ];
  const move = { value: 100, from: 'new_lead', to: 'closed_won' };
  const probability = (stage: string) => (stage === 'closed_won' ? 100 : 10);
  expect(shiftTotals(totals, move, probability)).toEqual([
    { stage: 'closed_lost', opportunities: 1, total_value: 5, weighted_value: 0 },
    { stage: 'new_lead', opportunities: 2, total_value: 200, weighted_value: 20 },
    { stage: 'closed_won', opportunities: 1, total_value: 100, weighted_value: 100 },
  ]);
});
