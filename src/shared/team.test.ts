import { expect, it } from 'vitest';
import { peopleSeenBy } from './team.ts';

const person = (user_id: string, role: string, manager_user_id: string | null = null) => ({
  user_id,
  role,
  manager_user_id,
});
const robin = person('robin', 'admin');
const maya = person('maya', 'manager');
const ravi = person('ravi', 'manager', 'maya');
const alex = person('alex', 'rep', 'maya');
const blair = person('blair', 'rep', 'ravi');
const everybody = [blair, alex, ravi, maya, robin];

it('a rep sees their own work, a manager the teams below too, an administrator everybody’s', () => {
  expect(peopleSeenBy(alex, everybody)).toEqual([alex]);
  expect(peopleSeenBy(maya, everybody)).toEqual([blair, alex, ravi, maya]);
  expect(peopleSeenBy(ravi, everybody)).toEqual([blair, ravi]);
  expect(peopleSeenBy(robin, everybody)).toEqual(everybody);
});
