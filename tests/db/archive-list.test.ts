import type postgres from 'postgres';
import { expect } from 'vitest';
import {
  addContact,
  addInteraction,
  addOpportunity,
  addOrganization,
} from '../support/fixtures.ts';
import { become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';

test('the archive says who archived a record, until it is restored', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    const call = await addInteraction(tx, world, id);
    await become(tx, 'authenticated', world.maya);
    await tx`select public.archive_record('opportunity', ${id})`;
    const [row] = await list(tx, { only_kind: 'opportunity' });
    expect(row).toMatchObject({ id, deleted_by: world.maya, owner_user_id: world.alex });
    await tx`select public.restore_record('opportunity', ${id})`;
    await becomePostgres(tx);
    expect(
      await tx`
        select deleted_by from public.opportunities where opportunity_id = ${id}
        union all select deleted_by from public.interactions where interaction_id = ${call}`,
    ).toEqual([{ deleted_by: null }, { deleted_by: null }]);
  });
});

test('what waits for an archived parent is listed where it is asked for, with that parent', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const organization = await addOrganization(tx, { owner_user_id: world.alex });
    const contact = await addContact(tx, organization);
    const opportunity = await addOpportunity(tx, world, { organization_id: organization });
    const before = await addInteraction(tx, world, opportunity);
    await addInteraction(tx, world, opportunity);
    await become(tx, 'authenticated', world.alex);
    await tx`select public.archive_record('contact', ${contact})`;
    await tx`select public.archive_record('interaction', ${before})`;
    await tx`select public.archive_record('opportunity', ${opportunity})`;
    await tx`select public.archive_record('organization', ${organization})`;
    expect((await list(tx)).map(({ id }) => id)).toEqual([organization]);
    // Not the interaction that went with its opportunity: it comes back with it.
    expect(waits(await list(tx, { also_waiting: true }))).toEqual({
      [organization]: null,
      [contact]: organization,
      [opportunity]: organization,
      [before]: opportunity,
    });
    const error = await refusal(tx, (t) => t`select public.restore_record('contact', ${contact})`);
    expect(error.code).toBe('KP703');
    expect(error.detail).toBe(`parent: organization ${organization}`);

    // Who cannot bring the parent back is not shown what waits for it, nor the parent's name.
    await becomePostgres(tx);
    await tx`update public.organizations set owner_user_id = ${world.blair} where organization_id = ${organization}`;
    await become(tx, 'authenticated', world.alex);
    expect(waits(await list(tx, { also_waiting: true }))).toEqual({ [before]: opportunity });
    await becomePostgres(tx);
    await tx`update public.organizations set deleted_at = null where organization_id = ${organization}`;
    await become(tx, 'authenticated', world.alex);
    expect(await list(tx, { only_kind: 'opportunity' })).toMatchObject([{ subtitle: null }]);
  });
});

test('page after page the archive is listed once, newest first, whatever was archived together', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    for (let made = 0; made < 7; made += 1) {
      await addOpportunity(tx, world, { owner_user_id: made % 2 ? world.blair : world.alex });
    }
    await addContact(tx, world.customer);
    await tx`update public.opportunities set deleted_at = now()`;
    await tx`update public.contacts set deleted_at = now() - interval '1 day'`;
    await become(tx, 'authenticated', world.admin);
    const all = await list(tx);
    const paged = [];
    let place: Options = {};
    for (let page = await list(tx, { max_results: 3 }); page.length > 0; ) {
      paged.push(...page);
      const last = page.at(-1);
      place = { before: last?.deleted_at, before_id: last?.id };
      page = await list(tx, { max_results: 3, ...place });
    }
    expect(all.filter(({ kind }) => kind === 'opportunity')).toHaveLength(7);
    expect(paged).toEqual(all);
    expect(all.map((row) => row.kind).lastIndexOf('opportunity')).toBe(6);
  });
});

test('the archive is searched by any part of a title or of what it belongs to', async ({
  world,
}) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world, { name: '100% Fries_für Café' });
    await become(tx, 'authenticated', world.alex);
    await tx`select public.archive_record('opportunity', ${id})`;
    for (const wanted of ['100%', 's_f', 'CAFÉ', 'bristol', '  ', null]) {
      expect((await list(tx, { wanted })).map((row) => row.id)).toContain(id);
    }
    for (const wanted of ['%100', 'waffles', '\\']) expect(await list(tx, { wanted })).toEqual([]);
    expect(await list(tx, { wanted: '100%', only_kind: 'contact' })).toEqual([]);
  });
});

interface Options {
  only_kind?: string | null;
  wanted?: string | null;
  also_waiting?: boolean;
  max_results?: number;
  before?: string;
  before_id?: string;
}

interface Listed {
  kind: string;
  id: string;
  deleted_at: string;
  waits_for_id: string | null;
}

// Dates as text: JavaScript's have no microseconds.
function list(tx: postgres.TransactionSql, options: Options = {}) {
  const { only_kind = null, wanted = null, also_waiting = false, max_results = 1000 } = options;
  return tx<Listed[]>`
    select kind, id, title, subtitle, deleted_at::text, deleted_by, owner_user_id, waits_for_id
    from public.list_archived(${only_kind}, ${wanted}, ${also_waiting}, ${max_results},
                              ${options.before ?? null}::text::timestamptz, ${options.before_id ?? null})`;
}

function waits(rows: readonly Listed[]) {
  return Object.fromEntries(rows.map(({ id, waits_for_id }) => [id, waits_for_id]));
}
