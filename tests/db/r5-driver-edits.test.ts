import type postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity } from '../support/fixtures.ts';
import {
  asService,
  asUser,
  become,
  becomePostgres,
  refusal,
  rolledBack,
} from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

const driverEdits = {
  stage: (tx: postgres.TransactionSql, id: string) =>
    tx`update public.interactions set stage = 'feedback_logged' where interaction_id = ${id}`,
  status: (tx: postgres.TransactionSql, id: string) =>
    tx`update public.interactions set status = 'on_hold' where interaction_id = ${id}`,
  date: (tx: postgres.TransactionSql, id: string) =>
    tx`update public.interactions set interaction_date = now() - interval '5 days' where interaction_id = ${id}`,
  archiving: (tx: postgres.TransactionSql, id: string) =>
    tx`select public.archive_record('interaction', ${id})`,
};

test('the opportunity’s owner edits driver fields at any time', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const { call } = await blairsCallOnAlexsOpportunity(tx, world, '400 days');
    await become(tx, 'authenticated', world.alex);
    for (const edit of Object.values(driverEdits)) await edit(tx, call);
    expect(await driversOf(tx, call)).toEqual({
      stage: 'feedback_logged',
      status: 'on_hold',
      archived: true,
    });
  });
});

test('the interaction’s owner edits them within 24 hours', async ({ world }) => {
  for (const age of ['0 seconds', '23 hours 59 minutes 59 seconds']) {
    await rolledBack(world.sql, async (tx) => {
      const { call } = await blairsCallOnAlexsOpportunity(tx, world, age);
      await become(tx, 'authenticated', world.blair);
      for (const edit of Object.values(driverEdits)) await edit(tx, call);
      expect(await driversOf(tx, call)).toMatchObject({ stage: 'feedback_logged', archived: true });
    });
  }
});

test('after 24 hours an interaction’s owner cannot edit any of them', async ({ world }) => {
  for (const age of ['24 hours', '400 days']) {
    await rolledBack(world.sql, async (tx) => {
      const { call } = await blairsCallOnAlexsOpportunity(tx, world, age);
      await become(tx, 'authenticated', world.blair);
      for (const edit of Object.values(driverEdits)) {
        const error = await refusal(tx, (t) => edit(t, call));
        expect(error.code).toBe('KP501');
        expect(error.message).toContain('24 hours');
      }
      expect(await driversOf(tx, call)).toEqual({ stage: null, status: null, archived: false });
    });
  }
});

test('other fields the interaction’s owner edits at any time', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const { call } = await blairsCallOnAlexsOpportunity(tx, world, '400 days');
    await become(tx, 'authenticated', world.blair);
    await tx`update public.interactions set notes = 'In hindsight', subject = 'Call', follow_up_date = current_date,
                    interaction_type = 'email', stage = stage, interaction_date = interaction_date
             where interaction_id = ${call}`;
    const [row] = await tx`select notes from public.interactions where interaction_id = ${call}`;
    expect(row).toEqual({ notes: 'In hindsight' });
  });
});

test('manager and administrator are bound, whatever they see', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const { call } = await blairsCallOnAlexsOpportunity(tx, world, '0 seconds');
    for (const who of [world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      for (const edit of Object.values(driverEdits)) {
        const error = await refusal(tx, (t) => edit(t, call));
        expect(error.code).toBe('KP501');
        expect(error.hint).not.toBe('');
      }
      await tx`update public.interactions set notes = ${who} where interaction_id = ${call}`;
      const [row] = await tx`select notes from public.interactions where interaction_id = ${call}`;
      expect(row).toEqual({ notes: who });
    }
    expect(await driversOf(tx, call)).toEqual({ stage: null, status: null, archived: false });
  });
});

test('the clock of the 24 hours is not the user’s to set', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const inserted = await refusal(tx, (t) =>
      addInteraction(t, world, id, { created_at: new Date('2099-01-01') }),
    );
    expect(inserted.code).toBe('42501');
    const call = await addInteraction(tx, world, id);
    const updated = await refusal(
      tx,
      (t) => t`update public.interactions set created_at = now() where interaction_id = ${call}`,
    );
    expect(updated.code).toBe('42501');
  });
});

test('an interaction does not change hands by an update', async ({ world }) => {
  await asUser(world.sql, world.maya, async (tx) => {
    const id = await addOpportunity(tx, world, { owner_user_id: world.maya });
    const call = await addInteraction(tx, world, id);
    const error = await refusal(
      tx,
      (t) =>
        t`update public.interactions set owner_user_id = ${world.maya} where interaction_id = ${call}`,
    );
    expect(error.code).toBe('42501');
  });
});

test('moving an interaction asks the owner of the opportunity it leaves', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const { call } = await blairsCallOnAlexsOpportunity(tx, world, '25 hours');
    const blairs = await addOpportunity(tx, world, { owner_user_id: world.blair });
    await become(tx, 'authenticated', world.blair);
    const error = await refusal(
      tx,
      (t) =>
        t`update public.interactions set opportunity_id = ${blairs} where interaction_id = ${call}`,
    );
    expect(error.code).toBe('KP501');
  });
});

test('restoring an interaction is a driver edit too', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const { call } = await blairsCallOnAlexsOpportunity(tx, world, '25 hours');
    await become(tx, 'authenticated', world.alex);
    await driverEdits.archiving(tx, call);
    for (const who of [world.blair, world.maya, world.admin]) {
      await become(tx, 'authenticated', who);
      const error = await refusal(
        tx,
        (t) => t`select public.restore_record('interaction', ${call})`,
      );
      expect(error.code).toBe('KP501');
    }
    await become(tx, 'authenticated', world.alex);
    await tx`select public.restore_record('interaction', ${call})`;
    expect(await driversOf(tx, call)).toMatchObject({ archived: false });
  });
});

test('the service role is not bound', async ({ world }) => {
  await asService(world.sql, async (tx) => {
    const { call } = await blairsCallOnAlexsOpportunity(tx, world, '400 days');
    for (const edit of Object.values(driverEdits)) await edit(tx, call);
    expect(await driversOf(tx, call)).toMatchObject({ stage: 'feedback_logged', archived: true });
  });
});

test('the timeline says what its reader may edit, and until when', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const { call } = await blairsCallOnAlexsOpportunity(tx, world, '1 hour');
    const look = async (who: string) => {
      await become(tx, 'authenticated', who);
      const [row] = await tx`
        select may_edit_drivers, drivers_locked_at - now() as left from reporting.opportunity_timeline
        where interaction_id = ${call}`;
      return row;
    };
    expect(await look(world.alex)).toEqual({ may_edit_drivers: true, left: null });
    expect(await look(world.blair)).toEqual({ may_edit_drivers: true, left: '23:00:00' });
    expect(await look(world.maya)).toEqual({ may_edit_drivers: false, left: null });
    await becomePostgres(tx);
    await tx`update public.interactions set created_at = now() - interval '25 hours' where interaction_id = ${call}`;
    expect(await look(world.blair)).toEqual({ may_edit_drivers: false, left: '-01:00:00' });
  });
});

/** As it comes about when opportunities change hands. */
async function blairsCallOnAlexsOpportunity(
  tx: postgres.TransactionSql,
  world: World,
  age: string,
) {
  const opportunity = await addOpportunity(tx, world);
  const call = await addInteraction(tx, world, opportunity, { owner_user_id: world.blair });
  await tx`update public.interactions set created_at = now() - ${age}::interval where interaction_id = ${call}`;
  return { opportunity, call };
}

async function driversOf(tx: postgres.TransactionSql, call: string) {
  await becomePostgres(tx);
  const [row] = await tx`
    select stage, status, deleted_at is not null as archived
    from public.interactions where interaction_id = ${call}`;
  return row;
}
