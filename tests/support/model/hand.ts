import type { Act } from './acts.ts';
import { idOf } from './scene.ts';
import {
  type Actor,
  type Id,
  type InteractionColumns,
  type Kind,
  row,
  type World,
} from './world.ts';

const often: Kind[] = ['opportunity', 'interaction', 'organization', 'contact', 'product'];

/** Turns the numbers of an act into people and rows of the world as it is. */
export function handOf(world: World, act: Act) {
  const people = [...world.person.keys()];
  const anybody = (number: number): Actor => people[number - 1] ?? 'service';
  const person = (number: number): Id => at(people, number);
  const pick = (kind: Exclude<Kind, 'interaction'>, number: number): Id =>
    at([...world[kind].keys()], number);

  const ownerOf = (kind: Kind, id: Id): Id | null => {
    switch (kind) {
      case 'organization':
        return row(world.organization, id).owner_user_id;
      case 'contact':
        return ownerOf('organization', row(world.contact, id).organization_id);
      case 'product':
        return ownerOf('organization', row(world.product, id).principal_org_id);
      case 'opportunity':
        return row(world.opportunity, id).owner_user_id;
      case 'interaction': {
        const { owner_user_id, opportunity_id } = row(world.interaction, id);
        return act.third % 2 === 0 ? owner_user_id : ownerOf('opportunity', opportunity_id);
      }
    }
  };
  /** What is shared has no owner: then somebody. */
  const user = (kind: Kind, id: Id): Id =>
    people[act.by - 1] ?? ownerOf(kind, id) ?? person(act.third);
  const by = (kind: Kind, id: Id): Actor => (act.by > people.length ? 'service' : user(kind, id));
  const target = (kind: Kind, id: Id) => ({ kind, id, by: by(kind, id) });

  return {
    anybody,
    person,
    pick,
    user,
    by,
    interaction: (): Id | undefined => {
      const ids = [...world.interaction.keys()];
      return ids.length > 0 ? at(ids, act.which) : undefined;
    },
    /** What a call would say. */
    said: (): Omit<InteractionColumns, 'owner_user_id'> => ({
      opportunity_id: pick('opportunity', act.which),
      contact_id: act.third % 4 === 3 ? pick('contact', act.other) : null,
      interaction_date: `2026-01-0${act.day}T12:00:00Z`,
      stage: act.stage,
      status: act.status,
    }),
    any: () => {
      const kind = at(often, act.third);
      const ids = [...world[kind].keys()];
      return ids.length > 0
        ? target(kind, at(ids, act.which))
        : target('opportunity', pick('opportunity', act.which));
    },
    /** If there is any. */
    archived: () => {
      const archived = often.flatMap((kind) =>
        [...world[kind].entries()]
          .filter(([, each]) => each.archived)
          .map(([id]) => target(kind, id)),
      );
      return archived.length > 0
        ? at(archived, act.which)
        : target('opportunity', pick('opportunity', act.which));
    },
    handOver: () => ({
      by: act.by === 0 ? administrator() : anybody(act.by),
      id: person(act.which),
      to: person(act.other),
    }),
    administrator,
    fresh: (kind: Kind): Id =>
      idOf(kind, 1 + Math.max(0, ...[...world[kind].keys()].map((id) => Number(id.slice(-3))))),
  };

  function administrator(): Id {
    const active = [...world.person].find(
      ([, each]) => each.role === 'admin' && each.status === 'active' && each.profile,
    );
    return active?.[0] ?? person(0);
  }
}
export type Hand = ReturnType<typeof handOf>;

function at<Thing>(things: Thing[], number: number): Thing {
  const thing = things[number % things.length];
  if (thing === undefined) throw new Error('There is nothing to choose from.');
  return thing;
}
