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

inEveryOrder('an opportunity is archived while a call is logged on it', {
  sessions: {
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('opportunity', ${s.opportunity})` },
    },
    log: {
      ...alex,
      steps: {
        log: (sql, s) => log(sql, s.alex, s.opportunity, { stage: 'new_lead', daysAgo: 0 }),
      },
    },
  },
  refusals: ['KP705', 'KP901'],
});

inEveryOrder('an opportunity is archived while one call is edited and another moves to it', {
  sessions: {
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('opportunity', ${s.opportunity})` },
    },
    edit: {
      ...alex,
      steps: {
        edit: (sql, s) => sql`
          update public.interactions set stage = 'new_lead'
          where interaction_id = ${s.interaction}`,
      },
    },
    move: {
      ...alex,
      steps: {
        move: (sql, s) => sql`
          update public.interactions set opportunity_id = ${s.opportunity}
          where interaction_id = ${s.otherInteraction}`,
      },
    },
  },
  refusals: ['KP705', 'KP901'],
});

inEveryOrder('an opportunity is archived, and at once restored', {
  before: (sql, s) => log(sql, s.alex, s.opportunity, { status: 'stalled', daysAgo: 2 }),
  sessions: {
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('opportunity', ${s.opportunity})` },
    },
    restore: {
      ...alex,
      steps: { restore: (sql, s) => sql`select restore_record('opportunity', ${s.opportunity})` },
    },
  },
});

inEveryOrder('an archived call is restored while its opportunity is archived', {
  before: (sql, s) => sql`select archive_record('interaction', ${s.interaction})`,
  sessions: {
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('opportunity', ${s.opportunity})` },
    },
    restore: {
      ...alex,
      steps: { restore: (sql, s) => sql`select restore_record('interaction', ${s.interaction})` },
    },
  },
  refusals: ['KP703', 'KP705'],
});

const archivePrincipal = {
  ...alex,
  steps: {
    archive: (sql: Sql, s: Scene) => sql`select archive_record('organization', ${s.principal})`,
  },
};

inEveryOrder('an organization is archived while a person opens an opportunity for it', {
  sessions: {
    archive: archivePrincipal,
    open: {
      ...alex,
      steps: {
        open: (sql, s) => sql`
          insert into public.opportunities (name, organization_id, product_id)
          values ('More fries', ${s.principal}, ${s.product})`,
      },
    },
  },
  refusals: ['KP702', 'KP703', 'KP901'],
  check: onlyOneCommits,
});

inEveryOrder('an organization is archived while the service role opens an opportunity for it', {
  sessions: {
    archive: archivePrincipal,
    open: {
      steps: {
        open: (sql, s) => sql`
          insert into public.opportunities (name, organization_id, product_id, owner_user_id)
          values ('More fries', ${s.principal}, ${s.product}, ${s.alex})`,
      },
    },
  },
  refusals: ['KP702', 'KP703'],
  check: onlyOneCommits,
});

inEveryOrder('an organization is archived while an archived opportunity comes back to it', {
  before: (sql, s) => sql`
    select archive_record('opportunity', id)
    from unnest(array[${s.opportunity}, ${s.other}]::uuid[]) id`,
  sessions: {
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('organization', ${s.customer})` },
    },
    restore: {
      ...alex,
      steps: { restore: (sql, s) => sql`select restore_record('opportunity', ${s.opportunity})` },
    },
  },
  refusals: ['KP702', 'KP703'],
  check: onlyOneCommits,
});

inEveryOrder('an organization is archived while a call reopens a lost opportunity of it', {
  before: (sql, s) => sql`
    insert into public.interactions (opportunity_id, owner_user_id, interaction_type, stage)
    select id, ${s.alex}, 'call', 'closed_lost'
    from unnest(array[${s.opportunity}, ${s.other}]::uuid[]) id`,
  sessions: {
    archive: {
      ...alex,
      steps: { archive: (sql, s) => sql`select archive_record('organization', ${s.customer})` },
    },
    reopen: {
      ...alex,
      steps: {
        log: (sql, s) => sql`
          insert into public.interactions (opportunity_id, interaction_type, stage)
          values (${s.opportunity}, 'call', 'awaiting_response')`,
      },
    },
  },
  refusals: ['KP702', 'KP703'],
  check: async (sql, s, outcomes) => {
    const expected = outcomes.reopen === 'committed' ? 'awaiting_response' : 'closed_lost';
    expect(await stageOf(sql, s.opportunity)).toBe(expected);
  },
});
