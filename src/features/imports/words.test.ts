import { describe, expect, it } from 'vitest';
import { cellOf, nameOf, sayKept, sayProblem, sayRemark } from './words.ts';

const row = { data: { first_name: 'Dana', last_name: 'Johnson', email: 'dana@', state: 'Mars' } };

describe('what is said of a row', () => {
  it('names it as a person would', () => {
    expect(nameOf(row)).toBe('Dana Johnson');
    expect(nameOf({ data: { email: 'a@b.c' } })).toBe('a@b.c');
    expect(cellOf({ data: [] }, 'name')).toBe('');
  });

  it.each([
    ['not_email:email', '“dana@” is not an e-mail address.'],
    ['missing:organization', 'Organization is missing.'],
    ['duplicate:email:17', 'The same contact is in row 17 already.'],
    ['too_long:notes', 'Notes is too long.'],
  ])('%s', (problem, sentence) => {
    expect(sayProblem('contact', row, problem)).toBe(sentence);
  });

  it('says what was left alone, and why it could not be taken back', () => {
    expect(sayRemark('opportunity', { data: { stage: 'Closed won' } }, 'kept:stage')).toBe(
      'Stage stays as it is, not “Closed won”: the interactions say it.',
    );
    expect(sayKept({ undo: 'undone', new_organization_undo: 'used' })).toEqual([
      'Its new organization: It is in use: something was added to it since.',
    ]);
  });
});
