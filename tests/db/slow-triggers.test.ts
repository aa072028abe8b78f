import { expect } from 'vitest';
import { addInteraction, addOpportunity } from '../support/fixtures.ts';
import { become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('trigger calls of over 50 ms are on record: which, where, when and how long', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    // Both triggers ask this function.
    await tx.unsafe(`
      create or replace function private.refuse_stage(target_stage text, has_product boolean, has_loss_reason boolean)
      returns void language plpgsql as 'begin perform pg_sleep(0.06); end'`);
    await become(tx, 'authenticated', world.alex);
    await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    await becomePostgres(tx);
    const calls = await tx`
      select function_name, table_name, operation, duration_ms > 50 as slow, happened_at > now() as now
      from private.slow_trigger_calls order by call_id`;
    // A busy machine may make others slow as well.
    expect(calls).toEqual(
      expect.arrayContaining([
        {
          function_name: 'tg_opportunities__apply_rules',
          table_name: 'opportunities',
          operation: 'UPDATE',
          slow: true,
          now: true,
        },
        {
          function_name: 'tg_interactions__sync',
          table_name: 'interactions',
          operation: 'INSERT',
          slow: true,
          now: true,
        },
      ]),
    );
  });
});

test('the record is the operator’s', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.admin);
    const read = await refusal(tx, (t) => t`select from private.slow_trigger_calls`);
    expect(read.code).toBe('42501');
    await become(tx, 'service_role');
    expect(await tx`select from private.slow_trigger_calls`).toBeInstanceOf(Array);
  });
});

test('every trigger function that reads or writes a table times itself', async ({ world }) => {
  const untimed = await world.sql`
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname in ('public', 'private') and p.prorettype = 'trigger'::regtype
      and p.prosrc not like '%note_trigger_time%'
    order by p.proname`;
  expect(untimed.map((row) => row.proname)).toEqual([
    'set_updated_at',
    'tg_migration_control__keep_history',
    'tg_opportunities__next_step',
  ]);
});
