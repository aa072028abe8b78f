import { mayDrive, viewOf } from './who-sees.ts';
import { type Actor, type Id, type Kind, kinds, row, stageNamed, type World } from './world.ts';

/** R7. */
export function archive(world: World, by: Actor, kind: Kind, id: Id): string[] {
  if (!viewOf(world, by).mayEdit(kind, id)) return ['KP701'];
  if (kind === 'interaction' && !mayDrive(world, by, id)) return ['KP501'];
  if (kind === 'organization') {
    const open = [...world.opportunity.values()].some(
      (each) => each.organization_id === id && !each.archived && !stageNamed(each.stage).closed,
    );
    if (open) return ['KP702'];
  }
  row<{ archived: boolean }>(world[kind], id).archived = true;
  if (kind === 'opportunity') {
    for (const interaction of interactionsOf(world, id)) {
      if (interaction.archived) continue;
      interaction.archived = true;
      interaction.withOpportunity = true;
    }
  }
  return [];
}

export function restore(world: World, by: Actor, kind: Kind, id: Id): string[] {
  const refusal = mayNotRestore(world, by, kind, id);
  if (refusal) return [refusal];
  row<{ archived: boolean }>(world[kind], id).archived = false;
  if (kind === 'interaction') row(world.interaction, id).withOpportunity = false;
  if (kind === 'opportunity') {
    for (const interaction of interactionsOf(world, id)) {
      if (!interaction.withOpportunity) continue;
      interaction.archived = false;
      interaction.withOpportunity = false;
    }
  }
  return [];
}

/** What list_archived() shows: the archived rows that this person has the right to restore. */
export function restorableBy(world: World, person: Id): Id[] {
  return kinds.flatMap((kind) =>
    [...world[kind].entries()]
      .filter(([id, { archived }]) => archived && !mayNotRestore(world, person, kind, id))
      .map(([id]) => id),
  );
}

function mayNotRestore(world: World, by: Actor, kind: Kind, id: Id): string | undefined {
  const view = viewOf(world, by);
  if (!view.mayEdit(kind, id)) return 'KP701';
  if (parentIsArchived(world, kind, id)) return 'KP703';
  return kind === 'interaction' && !mayDrive(world, by, id) ? 'KP501' : undefined;
}

function parentIsArchived(world: World, kind: Kind, id: Id): boolean {
  switch (kind) {
    case 'organization':
      return false;
    case 'contact':
      return row(world.organization, row(world.contact, id).organization_id).archived;
    case 'product':
      return row(world.organization, row(world.product, id).principal_org_id).archived;
    case 'opportunity':
      return row(world.organization, row(world.opportunity, id).organization_id).archived;
    case 'interaction':
      return row(world.opportunity, row(world.interaction, id).opportunity_id).archived;
  }
}

function interactionsOf(world: World, opportunity: Id) {
  return [...world.interaction.values()].filter((each) => each.opportunity_id === opportunity);
}
