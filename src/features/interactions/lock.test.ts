import { expect, it } from 'vitest';
import { lockSentence } from './lock.ts';

const maya = { id: 'maya', name: 'Maya Okafor' };
const logged = new Date(2026, 2, 2, 14, 5);
const entry = {
  may_edit_drivers: true,
  drivers_locked_at: null,
  owner_user_id: 'alex',
  owner_name: 'Alex Rivera',
  created_at: logged.toISOString(),
};

it('says nothing to the opportunity’s owner, who may at any time', () => {
  expect(lockSentence(entry, maya)).toBeNull();
});

it('tells the author how long, and who after that', () => {
  const until = new Date(2026, 2, 3, 14, 5).toISOString();
  expect(lockSentence({ ...entry, drivers_locked_at: until }, maya)).toMatch(
    /by you until Tue.*2:05.*only by Maya Okafor/,
  );
});

it('tells the author afterwards who can help', () => {
  const locked = { ...entry, may_edit_drivers: false, drivers_locked_at: logged.toISOString() };
  expect(lockSentence(locked, maya)).toContain('Now only Maya Okafor can change them');
});

it('tells a manager who may, while the author still may', () => {
  const others = { ...entry, may_edit_drivers: false };
  const sentence = lockSentence(others, maya, logged.getTime() + 60_000);
  expect(sentence).toContain('by Maya Okafor, who owns the opportunity, and until');
  expect(sentence).toContain('by Alex Rivera, who logged it');
});

it('names only the opportunity’s owner once the author’s day is over', () => {
  const others = { ...entry, may_edit_drivers: false };
  const sentence = lockSentence(others, maya, logged.getTime() + 2 * 86_400_000);
  expect(sentence).not.toContain('Alex');
});
