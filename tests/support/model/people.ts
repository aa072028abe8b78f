import type { Command } from './commands.ts';
import { reportsTo, viewOf } from './who-sees.ts';
import { type Actor, type Id, type Person, row, type World } from './world.ts';

/** A user edits their own name, an administrator the rest. */
export function setProfile(
  world: World,
  by: Actor,
  id: Id,
  set: Partial<Person>,
): string[] | 'nothing' {
  const person = row(world.person, id);
  const { role } = viewOf(world, by);
  const mayAll = role === 'admin' || role === 'service';
  if (!person.profile || !(mayAll || (role !== null && by === id))) return 'nothing';
  const old = { ...person };
  Object.assign(person, set);
  const boss = person.manager_user_id;
  const codes: string[] = [];
  const differs = (['role', 'status', 'manager_user_id'] as const).some(
    (field) => person[field] !== old[field],
  );
  if (differs && !mayAll) codes.push('KP903');
  if (lostLastAdministrator(world, old)) codes.push('KP905');
  if (boss !== null && boss !== old.manager_user_id) {
    if (boss === id) codes.push('23514', 'KP906');
    if (reportsTo(world, boss, id)) codes.push('KP906');
    if (row(world.person, boss).gone) codes.push('23503');
  }
  return codes;
}

/** R8, and off-boarding in one step: their team and their account as well. */
export function reassign(
  world: World,
  { do: what, by, id: from, to }: Extract<Command, { do: 'reassign' | 'off-board' }>,
): string[] {
  const { role } = viewOf(world, by);
  const leaver = row(world.person, from);
  const successor = row(world.person, to);
  const codes: string[] = [];
  if (role !== 'admin' && role !== 'service') codes.push('KP804');
  if (from === to) codes.push('KP802');
  if (leaver.gone || successor.gone) codes.push('KP801');
  if (successor.status === 'disabled') codes.push('KP803');
  if (codes.length > 0) return codes;
  for (const rows of [world.organization, world.opportunity, world.interaction]) {
    for (const each of rows.values()) {
      if (each.owner_user_id === from) each.owner_user_id = to;
    }
  }
  return what === 'off-board' ? disable(world, from, to) : [];
}

function disable(world: World, from: Id, to: Id): string[] {
  const leaver = row(world.person, from);
  if (reportsTo(world, to, from)) row(world.person, to).manager_user_id = leaver.manager_user_id;
  for (const person of world.person.values()) {
    if (person.manager_user_id === from) person.manager_user_id = to;
  }
  const old = { ...leaver };
  leaver.profile = true;
  leaver.status = 'disabled';
  return lostLastAdministrator(world, old) ? ['KP905'] : [];
}

export function deleteAccount(world: World, id: Id): string[] | 'nothing' {
  if (row(world.person, id).gone) return 'nothing';
  const owns = [world.organization, world.opportunity, world.interaction].some((rows) =>
    [...rows.values()].some((each) => each.owner_user_id === id),
  );
  if (owns) return ['23503'];
  const gone = { role: 'rep', status: 'active', manager_user_id: null } as const;
  world.person.set(id, { ...gone, profile: false, gone: true });
  for (const person of world.person.values()) {
    if (person.manager_user_id === id) person.manager_user_id = null;
  }
  return [];
}

function lostLastAdministrator(world: World, old: Person): boolean {
  const isActive = (person: Person) =>
    person.role === 'admin' && person.status === 'active' && person.profile;
  return isActive(old) && ![...world.person.values()].some(isActive);
}
