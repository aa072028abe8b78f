import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sendAlert } from '../../cli/core/alert.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { addOpportunity, buildBrokerage } from '../support/fixtures.ts';
import { kp } from './kp.ts';

let db: TestDatabase;
const posted: string[] = [];
let answers: number[] = [];
const hook = createServer(async (request, response) => {
  posted.push(JSON.parse(await text(request)).text);
  response.writeHead(answers.shift() ?? 200).end();
});
let webhook = '';

beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  hook.listen(0, '127.0.0.1');
  await once(hook, 'listening');
  const address = hook.address();
  webhook = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/hook`;
});
afterAll(async () => {
  hook.close();
  await db.dispose();
});
beforeEach(async () => {
  posted.length = 0;
  answers = [];
  await db.sql`delete from private.dashboard_refreshes`;
  await repair();
});

async function refresh(alertsTo: string | undefined, ...args: string[]) {
  const env = alertsTo ? [{ ALERT_WEBHOOK_URL: alertsTo }] : [];
  const outcome = await kp(db.url, 'refresh', '--json', ...args, ...env);
  return { ...JSON.parse(outcome.stdout || '{}'), exitCode: outcome.exitCode };
}

// Without its unique index the view cannot be refreshed concurrently: the runbook's own example.
async function breakIt() {
  await db.sql`drop index reporting.rds_owner_stage_uq`;
}
async function repair() {
  await db.sql`create unique index if not exists rds_owner_stage_uq
    on reporting.dashboard_summary (owner_user_id, stage, principal_org_id)`;
}

describe('kp refresh', () => {
  test('refreshes, and has nothing to tell anybody', async () => {
    const report = await refresh(webhook);
    expect(report).toMatchObject({
      exitCode: 0,
      refreshed: { succeeded: true, error: null },
      failuresInARow: 0,
      ageMinutes: 0,
      alerts: [],
      delivery: null,
    });
    expect(posted).toEqual([]);
  });

  test('one failure is said; the second in a row reaches the webhook; a success ends the row', async () => {
    await refresh(webhook);
    await breakIt();
    const first = await refresh(webhook);
    expect(first).toMatchObject({ exitCode: 1, failuresInARow: 1, alerts: [], delivery: null });
    expect(first.error.detail).toContain('concurrently');
    const second = await refresh(webhook);
    expect(second).toMatchObject({ exitCode: 1, failuresInARow: 2, delivery: { delivered: true } });
    expect(posted).toHaveLength(1);
    expect(posted[0]).toContain('failed 2 times in a row');
    await repair();
    expect(await refresh(webhook)).toMatchObject({ exitCode: 0, failuresInARow: 0 });
  });

  test('a stale dashboard is told, also by a watch that refreshes nothing', async () => {
    await db.sql`
      insert into private.dashboard_refreshes (refreshed_at, duration_ms, succeeded)
      values (now() - interval '3 hours', 1, true)`;
    const report = await refresh(webhook, '--check', '--max-age', '120');
    expect(report).toMatchObject({ exitCode: 1, refreshed: null, ageMinutes: 180 });
    expect(posted).toEqual([expect.stringContaining('180 minutes old')]);
    expect(await refresh(webhook, '--check', '--max-age', '240')).toMatchObject({ exitCode: 0 });
  });

  describe('with somebody to look for', () => {
    beforeAll(async () => {
      await addOpportunity(db.sql, await buildBrokerage(db.sql));
    });
    beforeEach(async () => {
      await db.sql`select public.refresh_dashboard_view()`;
    });

    test('a pipeline of over 500 ms at p95 is told, a slow exception is not', async () => {
      const slowly = (times: number) =>
        db.sql.unsafe(`
        create sequence if not exists private.looks;
        alter sequence private.looks restart;
        create or replace function private.look() returns boolean language plpgsql security definer as $$
        begin
          if nextval('private.looks') <= ${times} then perform pg_sleep(0.51); end if;
          return true;
        end $$;
        drop policy if exists slow on public.opportunities;
        create policy slow on public.opportunities as restrictive for select to authenticated
          using ((select private.look()))`);
      await slowly(1);
      expect(await refresh(webhook, '--check')).toMatchObject({ exitCode: 0, alerts: [] });
      await slowly(2);
      const report = await refresh(webhook, '--check');
      await db.sql`drop policy slow on public.opportunities`;
      expect(report).toMatchObject({ exitCode: 1, delivery: { delivered: true } });
      expect(posted).toEqual([
        expect.stringMatching(/reporting\.pipeline_full takes \d+.* ms at p95; at most 500/),
      ]);
    });

    test('what cannot be read is told, and hides nothing else', async () => {
      await db.sql`revoke select on reporting.pipeline_full from authenticated`;
      await breakIt();
      await refresh(webhook);
      const report = await refresh(webhook);
      await db.sql`grant select on reporting.pipeline_full to authenticated`;
      expect(report).toMatchObject({
        exitCode: 1,
        failuresInARow: 2,
        queryTimes: [
          { name: 'pipeline_full', p95: null },
          { name: 'my_dashboard', error: null },
        ],
      });
      expect(posted[1]).toContain('failed 2 times in a row');
      expect(posted[1]).toContain('reporting.pipeline_full cannot be read: permission denied');
    });
  });

  test('a webhook that fails at first is tried again', async () => {
    answers = [500, 429];
    const report = await refresh(webhook, '--check');
    expect(report.delivery).toEqual({ delivered: true, attempts: 3, error: null });
    expect(report.alerts).toEqual(['The dashboard has never been refreshed.']);
  });

  test('a dead webhook hides nothing, and its address stays out of the output', async () => {
    const outcome = await kp(db.url, 'refresh', '--check', {
      ALERT_WEBHOOK_URL: 'http://127.0.0.1:9/secret-path',
    });
    expect(outcome.exitCode).toBe(1);
    expect(outcome.stdout).toContain('NOT delivered after 3 attempts: unreachable.');
    expect(outcome.stderr).toContain('never been refreshed');
    expect(outcome.stdout + outcome.stderr).not.toContain('secret-path');
  });

  test('a database that is down is told', async () => {
    const nowhere = 'postgresql://postgres:s3cret@127.0.0.1:1/pantry';
    const { exitCode } = await kp(nowhere, 'refresh', { ALERT_WEBHOOK_URL: webhook });
    expect(exitCode).toBe(4);
    expect(posted).toEqual([
      expect.stringContaining('Cannot reach PostgreSQL at 127.0.0.1:1/pantry'),
    ]);
    expect(posted[0]).not.toContain('s3cret');
  });

  test('what is no number of minutes is wrong usage', async () => {
    expect((await refresh(undefined, '--max-age', 'soon')).exitCode).toBe(2);
  });
});

test('an alert to what is no address is not delivered, and does not throw', async () => {
  expect(await sendAlert('nowhere', 'text')).toMatchObject({ delivered: false });
});
