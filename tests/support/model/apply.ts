import { archive, restore } from './archiving.ts';
import type { Command } from './commands.ts';
import { deleteAccount, reassign, setProfile } from './people.ts';
import { create, edit } from './records.ts';
import { settle } from './rules.ts';
import { type Interaction, row, type Verdict, type World } from './world.ts';

/** What a step makes of the world. Refused, or about a row that is not there for its actor, it makes nothing. */
export function apply(before: World, command: Command): { verdict: Verdict; world: World } {
  const world = structuredClone(before);
  const codes = perform(world, command);
  if (codes === 'nothing') return { verdict: { is: 'nothing' }, world: before };
  codes.push(...settle(before, world));
  if (codes.length > 0) return { verdict: { is: 'refused', codes }, world: before };
  return { verdict: { is: 'done' }, world };
}

function perform(world: World, command: Command): string[] | 'nothing' {
  switch (command.do) {
    case 'create':
    case 'log':
      return create(world, command);
    case 'edit':
      return edit(world, command);
    case 'archive':
      return archive(world, command.by, command.kind, command.id);
    case 'restore':
      return restore(world, command.by, command.kind, command.id);
    case 'delete':
      if (command.by !== 'service') return ['42501'];
      world[command.kind].delete(command.id);
      return [];
    case 'set profile':
      return setProfile(world, command.by, command.id, command.set);
    case 'reassign':
    case 'off-board':
      return reassign(world, command);
    case 'delete account':
      return deleteAccount(world, command.id);
    case 'let a day pass':
      return letADayPass(row(world.interaction, command.id));
  }
}

/** Behind all that is younger than a day, in the same order as before. */
function letADayPass(interaction: Interaction): string[] | 'nothing' {
  if (interaction.logged < 0) return 'nothing';
  interaction.logged -= 1_000_000;
  return [];
}
