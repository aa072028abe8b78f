import type { Command } from './commands.ts';
import { bringPrincipal, derived, gates } from './rules.ts';
import { mayDrive, type View, viewOf } from './who-sees.ts';
import {
  type Id,
  type Interaction,
  type InteractionColumns,
  type Kind,
  type Opportunity,
  type OrganizationColumns,
  row,
  type World,
} from './world.ts';

/** What a row names, and of which kind that is. */
const parents: [column: string, kind: Kind][] = [
  ['parent_organization_id', 'organization'],
  ['organization_id', 'organization'],
  ['principal_org_id', 'organization'],
  ['distributor_org_id', 'organization'],
  ['product_id', 'product'],
  ['contact_id', 'contact'],
  ['opportunity_id', 'opportunity'],
];

export function create(world: World, command: Extract<Command, { do: 'create' | 'log' }>) {
  const view = viewOf(world, command.by);
  const codes = [...(view.role ? [] : ['42501']), ...hiddenParents(view, command.set)];
  if (command.do === 'log') {
    const { opportunity_id } = command.set;
    if (command.loss_reason && view.sees('opportunity', opportunity_id))
      row(world.opportunity, opportunity_id).loss_reason = command.loss_reason;
    return [...codes, ...log(world, view, command.id, command.set)];
  }
  switch (command.kind) {
    case 'organization':
      world.organization.set(command.id, { ...command.set, archived: false });
      return [...codes, ...mayOwn(world, view, undefined, command.set)];
    case 'contact':
      world.contact.set(command.id, { ...command.set, archived: false });
      return codes;
    case 'product':
      world.product.set(command.id, { ...command.set, archived: false });
      return codes;
    case 'opportunity': {
      const { stage, status, owner_user_id } = command.set;
      const made = { ...command.set, archived: false, initial: { stage, status } };
      world.opportunity.set(command.id, made);
      return [...codes, ...mayName(world, view, owner_user_id), ...bringPrincipal(world, made)];
    }
    case 'interaction':
      return [...codes, ...log(world, view, command.id, command.set)];
  }
}

function log(world: World, view: View, id: Id, set: InteractionColumns): string[] {
  world.logged += 1;
  const made = { ...set, archived: false, withOpportunity: false, logged: world.logged };
  world.interaction.set(id, made);
  return [...mayName(world, view, set.owner_user_id), ...said(world, made)];
}

export function edit(
  world: World,
  command: Extract<Command, { do: 'edit' }>,
): string[] | 'nothing' {
  const view = viewOf(world, command.by);
  if (!view.sees(command.kind, command.id)) return 'nothing';
  const codes = hiddenParents(view, command.set, row<object>(world[command.kind], command.id));
  switch (command.kind) {
    case 'organization': {
      const old = row(world.organization, command.id);
      const changed = { ...old, ...command.set };
      world.organization.set(command.id, changed);
      return [...codes, ...mayOwn(world, view, old, changed)];
    }
    case 'contact':
      Object.assign(row(world.contact, command.id), command.set);
      return codes;
    case 'product':
      return codes;
    case 'opportunity': {
      const old = row(world.opportunity, command.id);
      const changed = { ...old, ...command.set };
      world.opportunity.set(command.id, changed);
      return [
        ...codes,
        ...mayName(world, view, changed.owner_user_id),
        ...byHand(world, command.id, old, changed),
        ...bringPrincipal(world, changed, old),
      ];
    }
    case 'interaction': {
      const old = row(world.interaction, command.id);
      const changed = { ...old, ...command.set };
      const differ = (...fields: (keyof Interaction)[]) =>
        fields.some((field) => changed[field] !== old[field]);
      const drives = differ('interaction_date', 'stage', 'status', 'opportunity_id');
      if (drives && !mayDrive(world, command.by, command.id)) codes.push('KP501');
      world.interaction.set(command.id, changed);
      return [...codes, ...(differ('stage', 'opportunity_id') ? said(world, changed) : [])];
    }
  }
}

/** R3. */
function byHand(world: World, id: Id, old: Opportunity, changed: Opportunity): string[] {
  const contradicts = (field: 'stage' | 'status') =>
    !changed[`${field}_manual`] &&
    changed[field] !== old[field] &&
    changed[field] !== derived(world, id, field);
  return [...(contradicts('stage') ? ['KP301'] : []), ...(contradicts('status') ? ['KP302'] : [])];
}

/** R4 and R7, of an interaction that is new on its opportunity or names another stage. */
function said(world: World, interaction: Interaction): string[] {
  const opportunity = row(world.opportunity, interaction.opportunity_id);
  return opportunity.archived ? ['KP705'] : gates(opportunity, interaction.stage);
}

function hiddenParents(view: View, set: object, old: object = {}): string[] {
  if (view.role === 'service') return [];
  const before = new Map<string, unknown>(Object.entries(old));
  const named = new Map<string, unknown>(Object.entries(set));
  const hidden = parents.some(([column, kind]) => {
    const id = named.get(column);
    return typeof id === 'string' && id !== before.get(column) && !view.sees(kind, id);
  });
  return hidden ? ['KP901'] : [];
}

/** Only an administrator makes an organization shared or owned. */
function mayOwn(
  world: World,
  view: View,
  old: OrganizationColumns | undefined,
  { owner_user_id }: OrganizationColumns,
): string[] {
  const wasShared = old?.owner_user_id === null;
  const mayShare = view.role === 'admin' || view.role === 'service';
  return [
    ...(wasShared !== (owner_user_id === null) && !mayShare ? ['KP902'] : []),
    ...(owner_user_id === null ? [] : mayName(world, view, owner_user_id)),
  ];
}

/** The caller, or for a manager or administrator someone whom they see; and nobody who is gone. */
function mayName(world: World, view: View, owner: Id): string[] {
  if (row(world.person, owner).gone) return ['42501', '23503'];
  return view.covers(owner) ? [] : ['42501'];
}
