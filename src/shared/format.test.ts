import { describe, expect, it } from 'vitest';
import {
  daysFromToday,
  formatAge,
  formatLateness,
  formatMoney,
  formatMoneyShort,
  formatRelativeDay,
  fromLocalInput,
  toLocalDay,
  toLocalInput,
} from './format.ts';

const now = new Date(2026, 2, 4, 9, 30);

describe('money', () => {
  it('shows cents only where there are some', () => {
    expect(formatMoney(12400)).toBe('$12,400');
    expect(formatMoney(12400.5)).toBe('$12,400.50');
    expect(formatMoney(0)).toBe('$0');
  });

  it('shortens large sums', () => {
    expect(formatMoneyShort(9_950)).toBe('$9,950');
    expect(formatMoneyShort(1_234_000)).toBe('$1.23M');
  });
});

describe('days', () => {
  it('counts a date without a time as that day wherever the reader is', () => {
    expect(daysFromToday('2026-03-04', now)).toBe(0);
    expect(daysFromToday('2026-03-03', now)).toBe(-1);
    expect(daysFromToday('2026-04-04', now)).toBe(31);
  });

  it('says today until midnight, whatever the hour', () => {
    const late = new Date(2026, 2, 4, 23, 59).toISOString();
    expect(formatRelativeDay(late, now)).toBe('today');
  });

  it.each([
    ['2026-03-05', 'tomorrow'],
    ['2026-03-03', 'yesterday'],
    ['2026-03-01', '3 days ago'],
    ['2026-03-18', 'in 2 weeks'],
    ['2025-11-24', '3 months ago'],
    ['2023-03-04', '3 years ago'],
  ])('%s is %s', (day, words) => {
    expect(formatRelativeDay(day, now)).toBe(words);
  });
});

describe('short forms', () => {
  it('say how late something is', () => {
    expect(formatLateness('2026-03-03', now)).toBe('1 day late');
    expect(formatLateness('2026-02-20', now)).toBe('12 days late');
  });

  it('say how old something is', () => {
    expect(formatAge('2026-02-20', now)).toBe('12 d');
    expect(formatAge('2026-01-20', now)).toBe('6 wk');
    expect(formatAge('2025-11-04', now)).toBe('4 mo');
  });
});

describe('date-time inputs', () => {
  it('show a moment in the user’s zone and give the same moment back', () => {
    expect(toLocalInput(now)).toBe('2026-03-04T09:30');
    expect(fromLocalInput(toLocalInput(now))).toBe(now.toISOString());
  });
});

it('a moment’s day is the reader’s own, and a date without a time stays that day', () => {
  const lateEvening = new Date(2026, 2, 4, 23, 30);
  expect(toLocalDay(lateEvening)).toBe('2026-03-04');
  expect(toLocalDay(lateEvening.toISOString())).toBe('2026-03-04');
  expect(toLocalDay(new Date(2026, 2, 4, 0, 30).toISOString())).toBe('2026-03-04');
  expect(toLocalDay('2026-03-04')).toBe('2026-03-04');
});
