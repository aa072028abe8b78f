import { describe, expect, it } from 'vitest';
import { changesBetween, merge } from './merge.ts';

const loaded = { name: 'Harbor Diner', city: 'Tampa', phone: '' };

describe('merge', () => {
  it('takes what only the other person changed', () => {
    const { merged, clashes } = merge(
      loaded,
      { ...loaded, city: 'Miami' },
      { ...loaded, phone: '1' },
    );
    expect(merged).toEqual({ name: 'Harbor Diner', city: 'Miami', phone: '1' });
    expect(clashes).toEqual([]);
  });

  it('asks where both changed a field, and keeps what was typed until then', () => {
    const { merged, clashes } = merge(
      loaded,
      { ...loaded, city: 'Miami' },
      { ...loaded, city: 'Naples' },
    );
    expect(merged.city).toBe('Naples');
    expect(clashes).toEqual([{ field: 'city', theirs: 'Miami' }]);
  });

  it('asks nothing where both changed a field to the same', () => {
    const both = { ...loaded, city: 'Miami' };
    expect(merge(loaded, both, { ...both }).clashes).toEqual([]);
  });

  it('asks where one cleared what the other changed', () => {
    const { clashes } = merge(loaded, { ...loaded, city: '' }, { ...loaded, city: 'Naples' });
    expect(clashes).toEqual([{ field: 'city', theirs: '' }]);
  });
});

describe('changesBetween', () => {
  it('names only what differs', () => {
    expect(changesBetween(loaded, { ...loaded, phone: '1' })).toEqual({ phone: '1' });
  });
});
