import { type Actor, type Id, type Kind, kinds, row, type World } from './world.ts';

/** What one actor may see and edit (SPEC, section 5). */
export interface View {
  /** Null: disabled, deleted. */
  role: 'rep' | 'manager' | 'admin' | 'service' | null;
  /** Whether rows of this owner are theirs to see, edit and give. */
  covers(owner: Id): boolean;
  sees(kind: Kind, id: Id): boolean;
  /** Whether it would be theirs to edit if neither it nor its parent were archived. */
  mayEdit(kind: Kind, id: Id): boolean;
}

export function viewOf(world: World, actor: Actor): View {
  const role = roleOf(world, actor);
  const team = role === 'manager' ? teamOf(world, actor) : new Set([actor]);
  const covers = (owner: Id) =>
    role === 'service' || role === 'admin' || (role !== null && team.has(owner));

  const mayEdit = (kind: Kind, id: Id): boolean => {
    switch (kind) {
      case 'organization': {
        const owner = row(world.organization, id).owner_user_id;
        return owner === null ? role !== null : covers(owner);
      }
      case 'contact':
        return mayEdit('organization', row(world.contact, id).organization_id);
      case 'product':
        return mayEdit('organization', row(world.product, id).principal_org_id);
      case 'opportunity':
        return covers(row(world.opportunity, id).owner_user_id);
      case 'interaction': {
        const interaction = row(world.interaction, id);
        return (
          covers(interaction.owner_user_id) || mayEdit('opportunity', interaction.opportunity_id)
        );
      }
    }
  };

  const sees = (kind: Kind, id: Id): boolean => {
    if (row<{ archived: boolean }>(world[kind], id).archived || !mayEdit(kind, id)) return false;
    switch (kind) {
      case 'contact':
        return sees('organization', row(world.contact, id).organization_id);
      case 'product':
        return sees('organization', row(world.product, id).principal_org_id);
      default:
        return true;
    }
  };
  return { role, covers, sees, mayEdit };
}

/** The ids of everything that this person sees. */
export function seenBy(world: World, person: Id): Id[] {
  const view = viewOf(world, person);
  return kinds.flatMap((kind) => [...world[kind].keys()].filter((id) => view.sees(kind, id)));
}

/** R5: whether this actor may change what an interaction says of its opportunity, or archive it. */
export function mayDrive(world: World, actor: Actor, id: Id): boolean {
  const interaction = row(world.interaction, id);
  return (
    actor === 'service' ||
    actor === row(world.opportunity, interaction.opportunity_id).owner_user_id ||
    (actor === interaction.owner_user_id && interaction.logged >= 0)
  );
}

/** Whether one person reports to another, directly or through others. */
export function reportsTo(world: World, person: Id, boss: Id): boolean {
  return teamOf(world, boss).has(person) && person !== boss;
}

function roleOf(world: World, actor: Actor): View['role'] {
  if (actor === 'service') return 'service';
  const person = row(world.person, actor);
  if (person.gone) return null;
  if (!person.profile) return 'rep';
  return person.status === 'active' ? person.role : null;
}

function teamOf(world: World, boss: Id): Set<Id> {
  const team = new Set([boss]);
  for (const member of team) {
    for (const [id, person] of world.person) {
      if (person.manager_user_id === member) team.add(id);
    }
  }
  return team;
}
