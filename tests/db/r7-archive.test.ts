import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { expect } from 'vitest';
import {
  addContact,
  addInteraction,
  addOpportunity,
  addOrganization,
  addProduct,
  daysAgo,
} from '../support/fixtures.ts';
import { asUser, become, refusal, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

const kinds = {
  organization: (tx: postgres.TransactionSql) => addOrganization(tx),
  contact: (tx: postgres.TransactionSql, world: World) => addContact(tx, world.customer),
  product: (tx: postgres.TransactionSql, world: World) => addProduct(tx, world.principal),
  opportunity: (tx: postgres.TransactionSql, world: World) => addOpportunity(tx, world),
  interaction: async (tx: postgres.TransactionSql, world: World) =>
    addInteraction(tx, world, await addOpportunity(tx, world)),
};

for (const [kind, make] of Object.entries(kinds)) {
  test(`an archived ${kind} vanishes, is listed, and comes back`, async ({ world }) => {
    await rolledBack(world.sql, async (tx) => {
      const id = await make(tx, world);
      await become(tx, 'authenticated', world.alex);
      expect(await isVisible(tx, kind, id)).toBe(true);
      await archive(tx, kind, id);
      expect(await isVisible(tx, kind, id)).toBe(false);
      const listed = await tx`select kind, id from public.list_archived() where id = ${id}`;
      expect(listed).toEqual([{ kind, id }]);
      await restore(tx, kind, id);
      expect(await isVisible(tx, kind, id)).toBe(true);
      expect(await tx`select from public.list_archived() where id = ${id}`).toHaveLength(0);
    });
  });

  test(`archiving or restoring a ${kind} twice does no harm`, async ({ world }) => {
    await rolledBack(world.sql, async (tx) => {
      const id = await make(tx, world);
      await become(tx, 'authenticated', world.alex);
      await archive(tx, kind, id);
      await archive(tx, kind, id);
      await restore(tx, kind, id);
      await restore(tx, kind, id);
      expect(await isVisible(tx, kind, id)).toBe(true);
    });
  });

  test(`there is no archiving or restoring of a ${kind} that is unknown or somebody else’s`, async ({
    world,
  }) => {
    await rolledBack(world.sql, async (tx) => {
      const id = await make(tx, world);
      await tx`update public.organizations set owner_user_id = ${world.alex}`;
      await become(tx, 'authenticated', world.blair);
      for (const target of [id, randomUUID()]) {
        expect((await refusal(tx, (t) => archive(t, kind, target))).code).toBe('KP701');
        expect((await refusal(tx, (t) => restore(t, kind, target))).code).toBe('KP701');
      }
      await become(tx, 'authenticated', world.alex);
      expect(await isVisible(tx, kind, id)).toBe(true);
    });
  });
}

test('a kind that does not exist is refused', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    for (const kind of ['user', 'organizations', '', null]) {
      const archived = await refusal(
        tx,
        (t) => t`select public.archive_record(${kind}, ${world.customer})`,
      );
      expect(archived.code).toBe('KP704');
      const restored = await refusal(
        tx,
        (t) => t`select public.restore_record(${kind}, ${world.customer})`,
      );
      expect(restored.code).toBe('KP704');
    }
  });
});

test('an organization with open opportunities stays, whoever owns them, and the count is told', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const open = [
      await addOpportunity(tx, world, { owner_user_id: world.blair }),
      await addOpportunity(tx, world),
    ];
    await addOpportunity(tx, world, { stage: 'closed_won' });
    await become(tx, 'authenticated', world.alex);
    const error = await refusal(tx, (t) => archive(t, 'organization', world.customer));
    expect(error.code).toBe('KP702');
    expect(error.message).toContain('2 open opportunities');
    expect(error.detail).toBe('open_opportunities: 2');
    expect(await isVisible(tx, 'organization', world.customer)).toBe(true);

    await become(tx, 'authenticated', world.admin);
    await addInteraction(tx, world, open[0] ?? '', {
      stage: 'closed_won',
      owner_user_id: world.admin,
    });
    await archive(tx, 'opportunity', open[1] ?? '');
    await archive(tx, 'organization', world.customer);
    expect(await isVisible(tx, 'organization', world.customer)).toBe(false);
  });
});

test('an organization that only supplies open opportunities can be archived', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { distributor_org_id: world.distributor });
    await become(tx, 'authenticated', world.alex);
    await archive(tx, 'organization', world.distributor);
    const [row] = await tx`
      select distributor_name from reporting.pipeline_full where opportunity_id = ${id}`;
    expect(row).toEqual({ distributor_name: null });
  });
});

test('what belongs to an archived organization vanishes with it, and comes back with it', async ({
  world,
}) => {
  await asUser(world.sql, world.alex, async (tx) => {
    await archive(tx, 'organization', world.principal);
    expect(await isVisible(tx, 'product', world.product)).toBe(false);
    await archive(tx, 'organization', world.customer);
    expect(await isVisible(tx, 'contact', world.contact)).toBe(false);
    await restore(tx, 'organization', world.principal);
    await restore(tx, 'organization', world.customer);
    expect(await isVisible(tx, 'product', world.product)).toBe(true);
    expect(await isVisible(tx, 'contact', world.contact)).toBe(true);
  });
});

test('archived interactions do not count, restored ones do', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const older = await addInteraction(tx, world, id, {
      stage: 'initial_outreach',
      interaction_date: daysAgo(2),
    });
    const newer = await addInteraction(tx, world, id, { stage: 'feedback_logged' });
    await archive(tx, 'interaction', newer);
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'initial_outreach',
      last_interaction_id: older,
    });
    await archive(tx, 'interaction', older);
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'new_lead', last_interaction_id: null });
    await restore(tx, 'interaction', newer);
    expect(await stateOf(tx, id)).toMatchObject({
      stage: 'feedback_logged',
      last_interaction_id: newer,
    });
  });
});

test('users archive, they do not delete', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.admin);
    for (const table of [
      'organizations',
      'contacts',
      'products',
      'opportunities',
      'interactions',
    ]) {
      const deleted = await refusal(tx, (t) => t`delete from public.${t(table)}`);
      expect(deleted.code).toBe('42501');
      const stamped = await refusal(tx, (t) => t`update public.${t(table)} set deleted_at = now()`);
      expect(stamped.code).toBe('42501');
    }
  });
});

function archive(tx: postgres.TransactionSql, kind: string, id: string) {
  return tx`select public.archive_record(${kind}, ${id})`;
}

function restore(tx: postgres.TransactionSql, kind: string, id: string) {
  return tx`select public.restore_record(${kind}, ${id})`;
}

async function isVisible(tx: postgres.TransactionSql, kind: string, id: string): Promise<boolean> {
  const table = kind === 'opportunity' ? 'opportunities' : `${kind}s`;
  const rows = await tx`select from public.${tx(table)} where ${tx(`${kind}_id`)} = ${id}`;
  return rows.length > 0;
}
