import { expect } from 'vitest';
import {
  inEveryOrder,
  log,
  onlyOneCommits,
  type Scene,
  type Sql,
  stageOf,
} from './isolation-scene.ts';

const alex = { user: (scene: Scene) => scene.alex };
const today = { daysAgo: 0 };

inEveryOrder('two calls on one opportunity, the newer logged first or the older', {
  sessions: {
    newer: {
      ...alex,
      steps: { log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead', ...today }) },
    },
    older: {
      ...alex,
      steps: {
        log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'demo_scheduled', daysAgo: 0.5 }),
      },
    },
    status: {
      ...alex,
      steps: { log: (sql, s) => log(sql, s.alex, s.opportunity, { status: 'stalled', ...today }) },
    },
  },
  check: async (sql, s) => {
    const [row] = await sql`
      select stage, status from public.opportunities where opportunity_id = ${s.opportunity}`;
    expect(row).toEqual({ stage: 'new_lead', status: 'stalled' });
  },
});

inEveryOrder('a call is logged while the newest one is archived', {
  before: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead', daysAgo: 2 }),
  sessions: {
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('interaction', ${s.interaction})` },
    },
    log: {
      ...alex,
      steps: { log: (sql, s) => log(sql, s.alex, s.opportunity, { status: 'stalled', ...today }) },
    },
  },
  check: async (sql, s) => expect(await stageOf(sql, s.opportunity)).toBe('new_lead'),
});

inEveryOrder('calls move between two opportunities in opposite directions, one is edited as well', {
  sessions: {
    there: {
      ...alex,
      steps: {
        move: (sql, s) => sql`
          update public.interactions set opportunity_id = ${s.other}
          where interaction_id = ${s.interaction}`,
      },
    },
    back: {
      ...alex,
      steps: {
        move: (sql, s) => sql`
          update public.interactions set opportunity_id = ${s.opportunity}
          where interaction_id = ${s.otherInteraction}`,
      },
    },
    edit: {
      ...alex,
      steps: {
        edit: (sql, s) => sql`
          update public.interactions set stage = 'demo_scheduled', subject = 'Tasting'
          where interaction_id = ${s.interaction}`,
      },
    },
  },
  check: async (sql, s) => {
    expect(await stageOf(sql, s.other)).toBe('demo_scheduled');
    expect(await stageOf(sql, s.opportunity)).toBe('feedback_logged');
    const [moved] = await sql`
      select opportunity_id, subject from public.interactions
      where interaction_id = ${s.interaction}`;
    expect(moved, 'no edit is lost').toEqual({ opportunity_id: s.other, subject: 'Tasting' });
  },
});

inEveryOrder('the stage is set by hand while a call is logged and the name is edited', {
  sessions: {
    byHand: {
      ...alex,
      steps: {
        set: (sql, s) => sql`
          update public.opportunities set stage_manual = true, stage = 'demo_scheduled'
          where opportunity_id = ${s.opportunity}`,
      },
    },
    log: {
      ...alex,
      steps: { log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead', ...today }) },
    },
    rename: {
      ...alex,
      steps: {
        rename: (sql, s) => sql`
          update public.opportunities set name = 'Fries, large'
          where opportunity_id = ${s.opportunity}`,
      },
    },
  },
  check: async (sql, s) => {
    const [row] = await sql`
      select name, stage, stage_manual from public.opportunities
      where opportunity_id = ${s.opportunity}`;
    expect(row).toEqual({ name: 'Fries, large', stage: 'demo_scheduled', stage_manual: true });
  },
});

inEveryOrder('the manual stage is switched off while a call is logged', {
  before: (sql, s) => sql`
    update public.opportunities set stage_manual = true, stage = 'new_lead'
    where opportunity_id = ${s.opportunity}`,
  sessions: {
    switchOff: {
      ...alex,
      steps: {
        switchOff: (sql, s) => sql`
          update public.opportunities set stage_manual = false
          where opportunity_id = ${s.opportunity}`,
        look: (sql, s) => stageOf(sql, s.opportunity),
      },
    },
    log: {
      ...alex,
      steps: {
        log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'demo_scheduled', ...today }),
      },
    },
  },
  check: async (sql, s) => expect(await stageOf(sql, s.opportunity)).toBe('demo_scheduled'),
});

inEveryOrder('the product is taken away while a call names a stage that needs one', {
  sessions: {
    remove: {
      ...alex,
      steps: {
        remove: (sql, s) => sql`
          update public.opportunities set product_id = null
          where opportunity_id = ${s.opportunity}`,
      },
    },
    log: {
      ...alex,
      steps: {
        log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'demo_scheduled', ...today }),
      },
    },
  },
  refusals: ['KP401', 'KP402'],
  check: async (sql, s, outcomes) => {
    await onlyOneCommits(sql, s, outcomes);
    const [row] = await sql`
      select stage, product_id is not null as has_product from public.opportunities
      where opportunity_id = ${s.opportunity}`;
    expect(row).toEqual(
      outcomes.log === 'committed'
        ? { stage: 'demo_scheduled', has_product: true }
        : { stage: 'awaiting_response', has_product: false },
    );
  },
});

inEveryOrder('the same call is logged twice, because the first answer was lost', {
  sessions: {
    first: { ...alex, steps: { log: (sql, s) => logOnce(sql, s) } },
    again: { ...alex, steps: { log: (sql, s) => logOnce(sql, s) } },
  },
  check: async (sql, s) => {
    const [row] = await sql`
      select count(*)::int as calls from public.interactions
      where opportunity_id = ${s.opportunity} and subject = 'once'`;
    expect(row?.calls).toBe(1);
  },
});

function logOnce(sql: Sql, scene: Scene) {
  return sql`
    select log_interaction(${scene.opportunity}, 'call', stage => 'closed_lost',
      loss_reason => 'no_response', subject => 'once', interaction_id => ${scene.contacts[0]})`;
}
