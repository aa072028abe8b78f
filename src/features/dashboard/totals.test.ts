import { expect, test } from 'vitest';
import { lossReasons, outcomeOf } from './totals.ts';

const row = {
  owner_user_id: 'alex',
  is_won: false,
  loss_reason: 'timing',
  loss_reason_label: 'Timing',
};
const closed = [
  { ...row, opportunities: 2, total_value: 500 },
  { ...row, owner_user_id: 'blair', opportunities: 3, total_value: 100 },
  { ...row, loss_reason_label: 'Product fit', opportunities: 4, total_value: 50 },
  { ...row, is_won: true, opportunities: 1, total_value: 900 },
];

test('wins and losses add up for the team and for one of it', () => {
  expect(outcomeOf(closed)).toEqual({ won: 1, wonValue: 900, lost: 9, lostValue: 650 });
  expect(outcomeOf(closed, 'blair')).toEqual({ won: 0, wonValue: 0, lost: 3, lostValue: 100 });
});

test('loss reasons add up over the team, the most frequent first', () => {
  expect(lossReasons(closed)).toEqual([
    { label: 'Timing', lost: 5, value: 600 },
    { label: 'Product fit', lost: 4, value: 50 },
  ]);
});
