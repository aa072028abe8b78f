import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { kp } from '../cli/kp.ts';
import {
  addInteraction,
  addOpportunity,
  type Brokerage,
  buildBrokerage,
} from '../support/fixtures.ts';
import { asUser } from '../support/people.ts';
import { ask, openTestApi } from './people-through-api.ts';
import { type Pair, startPair } from './primary-and-replica.ts';

let pair: Pair;
let brokerage: Brokerage;
let opportunity: string;
beforeAll(async () => {
  pair = await startPair();
  brokerage = await buildBrokerage(pair.primary.sql);
  opportunity = await addOpportunity(pair.primary.sql, brokerage, { name: 'Fries' });
  await addOpportunity(pair.primary.sql, brokerage, {
    name: 'Sole',
    owner_user_id: brokerage.blair,
  });
  await pair.primary.sql`select public.refresh_dashboard_view()`;
  await pair.caughtUp();
});
afterAll(() => pair.remove());

// lite prints what the database refuses.
vi.spyOn(console, 'error').mockImplementation(() => undefined);

/** What the reporting screens ask for, as that person. */
function reports(sql: postgres.Sql, person: string) {
  return asUser(sql, person, async (tx) => ({
    pipeline: await tx`select name, stage, owner_name from reporting.pipeline_full order by name`,
    timeline: await tx`select count(*)::int from reporting.opportunity_timeline`,
    dashboard: await tx`select stage, opportunities from reporting.my_dashboard() order by 1`,
    found: await tx`select title from public.search_records('fries')`,
  }));
}

describe('a replica', () => {
  test('serves the reporting views, to each person their own', async () => {
    for (const person of [brokerage.alex, brokerage.blair, brokerage.maya, brokerage.admin]) {
      expect(await reports(pair.replica.sql, person)).toEqual(
        await reports(pair.primary.sql, person),
      );
    }
    const { pipeline } = await reports(pair.replica.sql, brokerage.alex);
    expect(pipeline).toMatchObject([{ name: 'Fries', owner_name: 'Alex Rivera' }]);
  });

  test('shows what the primary committed, and the primary shows how far behind it is', async () => {
    await addInteraction(pair.primary.sql, brokerage, opportunity, { stage: 'initial_outreach' });
    await pair.caughtUp();
    const { pipeline } = await reports(pair.replica.sql, brokerage.alex);
    expect(pipeline).toMatchObject([{ stage: 'initial_outreach' }]);
    const lag = await pair.primary.sql`
      select application_name, state,
             pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)::float8 as bytes_behind
        from pg_stat_replication`;
    expect(lag).toMatchObject([{ application_name: 'replica', state: 'streaming' }]);
    expect(lag[0]?.bytes_behind).toBeLessThan(1e6);
  });

  test('takes no write, and kp says so in a sentence', async () => {
    const { exitCode, stderr } = await kp(pair.replica.url(), 'refresh');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('This database only reads: it is a replica, or closed to writing.');
    expect((await kp(pair.replica.url(), 'status')).exitCode).toBe(0);
  });

  test('answers on when the primary stops; what writes is refused, and works once it is promoted', async () => {
    const api = await openTestApi(pair.replica.url('authenticator'));
    onTestFinished(() => api.close());
    const list = () => ask(api, brokerage.alex, 'GET', 'opportunities?select=name');
    const log = () =>
      ask(api, brokerage.alex, 'POST', 'interactions', {
        opportunity_id: opportunity,
        interaction_type: 'call',
      });
    const before = await list();
    expect(before).toEqual({ status: 200, body: [{ name: 'Fries' }] });

    await pair.primary.stop();
    expect(await list()).toEqual(before);
    expect((await reports(pair.replica.sql, brokerage.maya)).pipeline).toHaveLength(1);
    expect(await log()).toMatchObject({
      status: 405,
      body: { code: '25006', message: 'cannot execute INSERT in a read-only transaction' },
    });
    const { exitCode, stderr } = await kp(pair.primary.url(), 'status');
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr: expect.stringContaining('connection refused'),
    });

    const admin = postgres(pair.replica.url('supabase_admin'), { max: 1 });
    onTestFinished(() => admin.end());
    expect(await admin`select pg_promote()`).toEqual([{ pg_promote: true }]);
    expect((await log()).status).toBe(201);
  });
});
