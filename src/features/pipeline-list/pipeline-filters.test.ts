import { describe, expect, it } from 'vitest';
import { readPipelineFilters, readSort, sameView, toServerFilter } from './pipeline-filters.ts';

describe('the list’s address', () => {
  it('is read as links write it: lists with commas or repeated, words, numbers, flags', () => {
    expect(
      readPipelineFilters({
        stage: ['new_lead', 'demo_scheduled'],
        status: 'active,on_hold',
        stale: 'true',
        due: 'week',
        q: 302,
        sort: '-estimated_value',
      }),
    ).toEqual({
      stage: 'new_lead,demo_scheduled',
      status: 'active,on_hold',
      stale: true,
      due: 'week',
      q: '302',
      sort: '-estimated_value',
    });
  });

  it('loses what makes no sense', () => {
    const nonsense = { stage: "';--", owner: 'me', due: 'never', q: '  ', sort: 'name', view: 1 };
    expect(readPipelineFilters(nonsense)).toEqual({});
  });

  it('becomes the server’s filter, with the reader’s day where one is asked for', () => {
    const late = new Date(2026, 2, 4, 23, 30);
    expect(toServerFilter({ stage: 'a,b', q: 'x', sort: 'priority', columns: 'stage' })).toEqual({
      stage: ['a', 'b'],
      q: 'x',
    });
    expect(toServerFilter({ due: 'overdue' }, late)).toEqual({
      due: 'overdue',
      today: '2026-03-04',
    });
  });

  it('sorts by what is due first, unless it says otherwise', () => {
    expect(readSort({})).toEqual({ key: 'due_date', descending: false });
    expect(readSort({ sort: '-priority' })).toEqual({ key: 'priority', descending: true });
  });

  it('is the same view in whatever order it was put together', () => {
    expect(sameView({ q: 'x', stale: true, view: 'all' }, { stale: true, q: 'x' })).toBe(true);
    expect(sameView({ q: 'x' }, { q: 'x', sort: 'priority' })).toBe(false);
  });
});
