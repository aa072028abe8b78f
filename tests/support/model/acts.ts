import fc from 'fast-check';
import type { Command } from './commands.ts';
import { type Hand, handOf } from './hand.ts';
import { viewOf } from './who-sees.ts';
import { type OpportunityColumns, stages, type World } from './world.ts';

type Choice = (hand: Hand, act: Act) => Command | undefined;

const editOpportunity =
  (set: (hand: Hand, act: Act) => Partial<OpportunityColumns>): Choice =>
  (hand, act) => {
    const id = hand.pick('opportunity', act.which);
    return {
      do: 'edit',
      by: hand.by('opportunity', id),
      kind: 'opportunity',
      id,
      set: set(hand, act),
    };
  };

/** Every operation: how often, and how the numbers of an act become a command. */
const choices: Record<string, [weight: number, choice: Choice]> = {
  log: [
    10,
    (hand, act) => {
      const set = hand.said();
      const by = hand.by('opportunity', set.opportunity_id);
      const owner_user_id = by === 'service' || act.flag ? hand.person(act.other) : by;
      return {
        do: 'create',
        by,
        kind: 'interaction',
        id: hand.fresh('interaction'),
        set: { ...set, owner_user_id },
      };
    },
  ],
  'log with a reason': [
    4,
    (hand, act) => {
      const set = hand.said();
      const by = hand.user('opportunity', set.opportunity_id);
      const loss_reason = act.flag ? 'timing' : null;
      return {
        do: 'log',
        by,
        id: hand.fresh('interaction'),
        set: { ...set, owner_user_id: by },
        loss_reason,
      };
    },
  ],
  'edit interaction': [
    6,
    (hand, act) => {
      const id = hand.interaction();
      if (!id) return undefined;
      const { stage, status, interaction_date } = hand.said();
      const set = act.flag ? { stage, status, interaction_date } : {};
      return { do: 'edit', by: hand.by('interaction', id), kind: 'interaction', id, set };
    },
  ],
  'move interaction': [
    4,
    (hand, act) => {
      const id = hand.interaction();
      if (!id) return undefined;
      const set = { opportunity_id: hand.pick('opportunity', act.other) };
      return { do: 'edit', by: hand.by('interaction', id), kind: 'interaction', id, set };
    },
  ],
  'set by hand': [
    5,
    editOpportunity((_, { stage, status, flag }) => ({
      stage: stage ?? 'new_lead',
      ...(status && { status, status_manual: flag }),
      ...(flag && { stage_manual: true }),
    })),
  ],
  'set manual stage': [
    5,
    editOpportunity((_, { stage, flag }) => ({
      stage_manual: flag,
      ...(stage && flag && { stage }),
    })),
  ],
  'set manual status': [
    3,
    editOpportunity((_, { status, flag }) => ({ status_manual: flag, ...(status && { status }) })),
  ],
  'change product': [
    5,
    editOpportunity((hand, { flag, other }) => ({
      product_id: flag ? hand.pick('product', other) : null,
    })),
  ],
  'change product and principal': [
    2,
    editOpportunity((hand, { flag, other, third }) => ({
      product_id: hand.pick('product', other),
      principal_org_id: flag ? hand.pick('organization', third) : null,
    })),
  ],
  'change principal': [
    2,
    editOpportunity((hand, { flag, other }) => ({
      principal_org_id: flag ? hand.pick('organization', other) : null,
    })),
  ],
  'change reason': [3, editOpportunity((_, { flag }) => ({ loss_reason: flag ? 'timing' : null }))],
  'change customer': [
    2,
    editOpportunity((hand, { other }) => ({ organization_id: hand.pick('organization', other) })),
  ],
  'change distributor': [
    1,
    editOpportunity((hand, { other }) => ({
      distributor_org_id: hand.pick('organization', other),
    })),
  ],
  'give opportunity': [
    3,
    editOpportunity((hand, { other }) => ({ owner_user_id: hand.person(other) })),
  ],
  'create opportunity': [
    3,
    (hand, act) => {
      const organization_id = hand.pick('organization', act.which);
      const by = hand.by('organization', organization_id);
      const set = {
        organization_id,
        product_id: act.other % 3 === 0 ? null : hand.pick('product', act.other),
        principal_org_id: act.third % 3 === 0 ? hand.pick('organization', act.third) : null,
        distributor_org_id: act.third % 4 === 0 ? hand.pick('organization', act.other) : null,
        owner_user_id: by === 'service' || act.third % 2 === 0 ? hand.person(act.third) : by,
        stage: act.stage ?? 'new_lead',
        status: act.status ?? 'active',
        stage_manual: act.flag,
        status_manual: false,
        loss_reason: act.flag ? 'timing' : null,
      };
      return { do: 'create', by, kind: 'opportunity', id: hand.fresh('opportunity'), set };
    },
  ],
  'create organization': [
    1,
    (hand, act) => {
      const by = hand.anybody(act.which);
      const owner_user_id = act.flag ? hand.person(act.other) : null;
      const parent_organization_id = act.third % 2 ? hand.pick('organization', act.third) : null;
      const set = { owner_user_id, parent_organization_id };
      return { do: 'create', by, kind: 'organization', id: hand.fresh('organization'), set };
    },
  ],
  'edit organization': [
    4,
    (hand, act) => {
      const id = hand.pick('organization', act.which);
      const owner_user_id = act.flag ? hand.person(act.other) : null;
      const parent = hand.pick('organization', act.other);
      const set =
        act.third % 3 === 0
          ? { parent_organization_id: parent === id ? null : parent }
          : { owner_user_id };
      return { do: 'edit', by: hand.by('organization', id), kind: 'organization', id, set };
    },
  ],
  'create contact': [
    1,
    (hand, act) => {
      const organization_id = hand.pick('organization', act.which);
      const by = hand.by('organization', organization_id);
      return {
        do: 'create',
        by,
        kind: 'contact',
        id: hand.fresh('contact'),
        set: { organization_id },
      };
    },
  ],
  'edit contact': [
    2,
    (hand, act) => {
      const id = hand.pick('contact', act.which);
      const set = act.flag ? { organization_id: hand.pick('organization', act.other) } : {};
      return { do: 'edit', by: hand.by('contact', id), kind: 'contact', id, set };
    },
  ],
  'create product': [
    1,
    (hand, act) => {
      const principal_org_id = hand.pick('organization', act.which);
      const by = hand.by('organization', principal_org_id);
      return {
        do: 'create',
        by,
        kind: 'product',
        id: hand.fresh('product'),
        set: { principal_org_id },
      };
    },
  ],
  'edit product': [
    1,
    (hand, act) => {
      const id = hand.pick('product', act.which);
      return { do: 'edit', by: hand.by('product', id), kind: 'product', id, set: {} };
    },
  ],
  archive: [8, (hand) => ({ do: 'archive', ...hand.any() })],
  restore: [8, (hand) => ({ do: 'restore', ...hand.archived() })],
  delete: [
    2,
    (hand) => {
      const target = hand.any();
      return target.by === 'service' && target.kind !== 'interaction'
        ? undefined
        : { do: 'delete', ...target };
    },
  ],
  'change person': [
    5,
    (hand, act) => {
      const id = hand.person(act.which);
      const by = act.by === 0 ? hand.administrator() : hand.anybody(act.by);
      const set = [
        { role: (['rep', 'manager', 'admin'] as const)[act.day - 1] },
        { status: act.flag ? ('active' as const) : ('disabled' as const) },
        { manager_user_id: act.flag ? hand.person(act.other) : null },
      ][act.third % 3];
      return { do: 'set profile', by, id, set: set ?? {} };
    },
  ],
  reassign: [2, (hand) => ({ do: 'reassign', ...hand.handOver() })],
  'off-board': [1, (hand) => ({ do: 'off-board', ...hand.handOver() })],
  'delete account': [
    1,
    (hand, act) => ({ do: 'delete account', by: 'service', id: hand.person(act.which) }),
  ],
  'let a day pass': [
    2,
    (hand) => {
      const id = hand.interaction();
      return id ? { do: 'let a day pass', by: 'service', id } : undefined;
    },
  ],
};

const number = fc.nat({ max: 11 });
/** A step before it is known what there is: its numbers choose among what the world has by then. */
export const act = fc.record({
  choice: fc.oneof(
    ...Object.entries(choices).map(([name, [weight]]) => ({
      weight,
      arbitrary: fc.constant(name),
    })),
  ),
  /** 0: whoever owns what it is about; else one of the people, or the service role. */
  by: fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.nat({ max: 11 }) },
  ),
  which: number,
  other: number,
  third: number,
  stage: fc.constantFrom(null, ...Object.keys(stages)),
  status: fc.constantFrom(null, 'active', 'on_hold'),
  // Few days, so that dates are often the same.
  day: fc.constantFrom(1, 2, 3),
  flag: fc.boolean(),
});
export type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

/**
 * Nothing, where the step is about something that the world has none of; or where the service role would edit
 * what is archived, or of something archived, of which the specification says nothing.
 */
export function commandOf(world: World, chosen: Act): Command | undefined {
  const command = choices[chosen.choice]?.[1](handOf(world, chosen), chosen);
  return command?.do === 'edit' &&
    command.by === 'service' &&
    !viewOf(world, 'service').sees(command.kind, command.id)
    ? undefined
    : command;
}
