import { describe, expect, it } from 'vitest';
import { type Stakeholder, take } from './stakeholder-list.ts';

const dana: Stakeholder = { contact_id: 'dana', role: 'buyer', is_primary: true };
const zoe: Stakeholder = { contact_id: 'zoe', role: null, is_primary: false };

describe('a step on the list of stakeholders', () => {
  it('makes the first one the primary contact', () => {
    const first = take({ kind: 'add', contactId: 'zoe', role: null }, []);
    expect(first).toEqual([{ ...zoe, is_primary: true }]);
    expect(take({ kind: 'add', contactId: 'dana', role: 'buyer' }, first)).toEqual([
      { ...zoe, is_primary: true },
      { ...dana, is_primary: false },
    ]);
  });

  it('adds nobody twice', () => {
    expect(take({ kind: 'add', contactId: 'dana', role: null }, [dana, zoe])).toEqual([dana, zoe]);
  });

  it('leaves one primary contact', () => {
    expect(take({ kind: 'primary', contactId: 'zoe' }, [dana, zoe])).toEqual([
      { ...dana, is_primary: false },
      { ...zoe, is_primary: true },
    ]);
  });

  it('keeps the primary contact where the new one has gone meanwhile', () => {
    expect(take({ kind: 'primary', contactId: 'zoe' }, [dana])).toEqual([dana]);
  });

  it('changes the influence of one, and removes one', () => {
    expect(
      take({ kind: 'influence', contactId: 'zoe', role: 'champion' }, [dana, zoe])[1]?.role,
    ).toBe('champion');
    expect(take({ kind: 'remove', contactId: 'dana' }, [dana, zoe])).toEqual([zoe]);
  });
});
