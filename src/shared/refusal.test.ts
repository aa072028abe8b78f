import { describe, expect, it } from 'vitest';
import { explain, Refusal } from './refusal.ts';

describe('explain', () => {
  it('names the field that a rule of ours was about', () => {
    const refusal = new Refusal({
      code: 'KP403',
      message: 'The stage "Closed lost" needs a loss reason.',
      details: 'column: loss_reason',
      hint: 'Say why it was lost.',
    });
    expect(explain(refusal)).toEqual({
      kind: 'rule',
      field: 'loss_reason',
      sentence: 'The stage "Closed lost" needs a loss reason. Say why it was lost.',
    });
  });

  it('speaks of the screen where the database speaks of flags', () => {
    const refusal = new Refusal({
      code: 'KP301',
      message: 'set stage_manual',
      details: 'column: stage',
    });
    expect(explain(refusal).sentence).not.toContain('stage_manual');
    expect(explain(refusal).field).toBe('stage');
  });

  it('turns a constraint into a sentence beside its field', () => {
    const refusal = new Refusal({
      code: '23514',
      message:
        'new row for relation "interactions" violates check constraint "interactions_subject_check"',
    });
    expect(explain(refusal)).toMatchObject({ kind: 'rule', field: 'subject' });
    expect(explain(refusal).sentence).toContain('300 characters');
  });

  it.each([
    ['organizations_website_length_check', 'website', '300 characters'],
    ['opportunities_notes_length_check', 'notes', '20,000 characters'],
    ['products_description_length_check', 'description', '20,000 characters'],
    ['contacts_first_name_length_check', 'first_name', '300 characters'],
    ['product_distributors_distributor_item_number_length_check', 'distributor_item_number', '300'],
    ['loss_reason_lu_code_length_check', 'code', '100 characters'],
  ])('says the limit that %s sets beside %s', (constraint, field, limit) => {
    const message = `new row for relation "x" violates check constraint "${constraint}"`;
    const explained = explain(new Refusal({ code: '23514', message }));
    expect(explained).toMatchObject({ kind: 'rule', field });
    expect(explained.sentence).toContain(limit);
  });

  it('speaks of a character that cannot be stored, not of requests', () => {
    const refusal = new Refusal({ code: 'PGRST102', message: 'A text holds half a character.' });
    expect(explain(refusal)).toMatchObject({ kind: 'rule' });
    expect(explain(refusal).sentence).toContain('cannot be stored');
  });

  it('finds the column of a missing value', () => {
    const refusal = new Refusal({
      code: '23502',
      message:
        'null value in column "interaction_type" of relation "interactions" violates not-null constraint',
    });
    expect(explain(refusal)).toMatchObject({ field: 'interaction_type' });
  });

  it.each([
    'TypeError: Failed to fetch',
    'NetworkError when attempting to fetch resource.',
    'Load failed',
  ])('takes "%s" for a lost network', (message) => {
    expect(explain(new Refusal({ message, code: '' })).kind).toBe('network');
    expect(explain(new TypeError(message)).kind).toBe('network');
  });

  it.each(['53100', '57P03', 'ECONNREFUSED', 'PGRST003', 'starting', 'over_request_rate_limit'])(
    'takes %s for something that passes, and says it as the server does',
    (code) => {
      const refusal = new Refusal({ code, message: 'It is away.', hint: 'Try again.' });
      expect(explain(refusal)).toEqual({ kind: 'network', sentence: 'It is away. Try again.' });
    },
  );

  it('never hides an error that nobody thought of', () => {
    expect(
      explain(new Refusal({ code: 'XX000', message: 'cache lookup failed' })).sentence,
    ).toContain('cache lookup failed');
  });
});
