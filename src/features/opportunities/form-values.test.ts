import { describe, expect, it } from 'vitest';
import { blankValues, problemsOf, suggestName, toColumns } from './form-values.ts';

const typed = { ...blankValues, organization_id: 'o', principal_org_id: 'p', name: 'Fries' };

describe('toColumns', () => {
  it('makes an empty field null, and leaves out what was not given', () => {
    expect(toColumns({ name: ' Fries ', priority: '', estimated_value: '$1,200.50' })).toEqual({
      name: 'Fries',
      priority: null,
      estimated_value: 1200.5,
    });
  });

  it('tells no value from a value of nothing', () => {
    expect(toColumns({ estimated_value: '' })).toEqual({ estimated_value: null });
    expect(toColumns({ estimated_value: '0' })).toEqual({ estimated_value: 0 });
  });
});

describe('problemsOf', () => {
  it('asks for customer, name, and a product or a principal', () => {
    expect(Object.keys(problemsOf(blankValues, false))).toEqual([
      'organization_id',
      'principal_org_id',
      'name',
    ]);
    expect(problemsOf(typed, false)).toEqual({});
  });

  it('asks why, where the stage is lost', () => {
    expect(problemsOf(typed, true)).toHaveProperty('loss_reason');
    expect(problemsOf({ ...typed, loss_reason: 'timing' }, true)).toEqual({});
  });
});

describe('suggestName', () => {
  it('needs a customer and what is offered', () => {
    expect(suggestName({ customer: 'Harbor Diner', principal: 'Spud' })).toBe(
      'Spud for Harbor Diner',
    );
    expect(suggestName({ customer: 'Harbor Diner' })).toBe('');
  });

  it('fits into a name, however long both are', () => {
    const long = '🍟'.repeat(300);
    expect([...suggestName({ customer: long, product: long })].length).toBeLessThanOrEqual(300);
  });
});
