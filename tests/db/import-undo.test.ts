import type postgres from 'postgres';
import { expect } from 'vitest';
import {
  addInteraction,
  addOpportunity,
  addOrganization,
  addProduct,
} from '../support/fixtures.ts';
import { become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { bring, outcomes, run, stage, undo } from './import-scene.ts';

test('undoing archives what was created and gives back what was there', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const rows = [
      { name: 'New Diner' },
      { name: 'Bristol Street Kitchen', city: 'Saginaw', phone: '1' },
    ];
    const { id } = await bring(tx, 'organization', rows);
    expect(await undo(tx, id)).toEqual({ state: 'undone', undone: 2, kept: 0 });
    expect(await tx`select from public.organizations where name = 'New Diner'`).toHaveLength(0);
    const [kitchen] =
      await tx`select city, phone from public.organizations where organization_id = ${world.customer}`;
    expect(kitchen).toEqual({ city: 'Flint', phone: null });
    const [archived] = await tx`select title from public.list_archived()`;
    expect(archived?.title).toBe('New Diner');
    expect(await undo(tx, id)).toEqual({ state: 'undone', undone: 2, kept: 0 });
    expect((await refusal(tx, (t) => run(t, id))).code).toBe('KP602');
  }));

test('undoing leaves alone what somebody has changed or used since, and says so', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const names = ['Untouched', 'Changed', 'Used', 'Archived', 'Bristol Street Kitchen'];
    const { id } = await bring(tx, 'organization', [
      ...names.map((name) => ({ name, city: 'Saginaw', phone: '1' })),
      { name: 'Pierhead Seafood', city: 'Saginaw' },
    ]);
    await becomePostgres(tx);
    // A later transaction, as far as the stamps can tell.
    await tx`update public.imports set finished_at = finished_at - interval '1 hour'`;
    await tx`alter table public.organizations disable trigger _900_set_updated_at`;
    await tx`update public.organizations set updated_at = updated_at - interval '1 hour' where name = any (${names})`;
    await tx`alter table public.organizations enable trigger _900_set_updated_at`;
    await become(tx, 'authenticated', world.alex);
    await tx`update public.organizations set segment = 'School' where name = 'Changed'`;
    const [used] = await tx`select organization_id from public.organizations where name = 'Used'`;
    await tx`insert into public.contacts (organization_id, first_name) values (${used?.organization_id}, 'Kim')`;
    await tx`select archive_record('organization', organization_id) from public.organizations where name = 'Archived'`;
    await tx`update public.organizations set city = 'Detroit' where organization_id = ${world.customer}`;
    await tx`update public.organizations set city = 'Detroit' where organization_id = ${world.otherPrincipal}`;

    expect(await undo(tx, id)).toEqual({ state: 'undone', undone: 1, kept: 5 });
    expect(await outcomes(tx, id)).toEqual([
      'undone',
      'changed',
      'used',
      'gone',
      'partly',
      'changed',
    ]);
    const [kitchen] =
      await tx`select city, phone from public.organizations where organization_id = ${world.customer}`;
    expect(kitchen).toEqual({ city: 'Detroit', phone: null });
  }));

test('undoing contacts takes the organizations along that nobody uses', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const rows = [
      { organization: 'Empty', first_name: 'A' },
      { organization: 'Kept', first_name: 'B' },
    ];
    const { id } = await bring(tx, 'contact', rows, true);
    const [kept] = await tx`select organization_id from public.organizations where name = 'Kept'`;
    await tx`insert into public.contacts (organization_id, first_name) values (${kept?.organization_id}, 'C')`;
    expect(await undo(tx, id)).toEqual({ state: 'undone', undone: 3, kept: 1 });
    expect(await outcomes(tx, id)).toEqual([
      ['undone', 'undone'],
      ['undone', 'used'],
    ]);
  }));

test('undoing opportunities keeps those on which something was logged', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    const existing = await addOpportunity(tx, world, {
      product_id: null,
      principal_org_id: world.principal,
    });
    await become(tx, 'authenticated', world.alex);
    const deal = {
      organization: 'Bristol Street Kitchen',
      principal: 'Thumb Coast Potato Company',
    };
    const { id } = await bring(tx, 'opportunity', [
      { ...deal, name: 'Quiet' },
      { ...deal, name: 'Worked on' },
      { ...deal, name: 'Fries for Bristol Street', product: 'Crinkle fries', notes: 'x' },
    ]);
    const [worked] =
      await tx`select opportunity_id from public.opportunities where name = 'Worked on'`;
    await becomePostgres(tx);
    await addInteraction(tx, world, worked?.opportunity_id);
    await addInteraction(tx, world, existing, { stage: 'demo_scheduled' });
    await become(tx, 'authenticated', world.alex);
    // The product that the stage has come to need stays.
    expect(await undo(tx, id)).toEqual({ state: 'undone', undone: 1, kept: 2 });
    expect(await outcomes(tx, id)).toEqual(['undone', 'used', 'partly']);
    const [fries] =
      await tx`select product_id, notes from public.opportunities where opportunity_id = ${existing}`;
    expect(fries).toEqual({ product_id: world.product, notes: null });
  }));

test('what was never run is discarded, what was run is not', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const waiting = await stage(tx, 'organization', [{ name: 'New Diner' }]);
    expect((await refusal(tx, (t) => undo(t, waiting))).code).toBe('KP602');
    await tx`select public.discard_import(${waiting})`;
    await becomePostgres(tx);
    expect(await tx`select from public.import_rows`).toHaveLength(0);
    await become(tx, 'authenticated', world.alex);
    const { id } = await bring(tx, 'organization', [{ name: 'New Diner' }]);
    expect((await refusal(tx, (t) => t`select public.discard_import(${id})`)).code).toBe('KP602');
  }));

test('an import goes to the new owner with everything else', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const { id } = await bring(tx, 'organization', [{ name: 'New Diner' }]);
    await become(tx, 'authenticated', world.admin);
    const moved =
      await tx`select * from public.admin_reassign_user_data(${world.alex}, ${world.blair})`;
    expect(moved).toContainEqual({ table_name: 'public.imports', rows: '1' });
    await become(tx, 'authenticated', world.blair);
    expect(await undo(tx, id)).toMatchObject({ state: 'undone' });
  }));

test('imports of the same records are undone one after the other, the last first', async ({
  world,
}) => {
  // Each in a transaction of its own: their times tell them apart.
  const as = <Result>(work: (tx: postgres.TransactionSql) => Promise<Result>) =>
    world.sql.begin(async (tx) => {
      await become(tx, 'authenticated', world.alex);
      return work(tx);
    });
  const first = await as((tx) =>
    bring(tx, 'organization', [{ name: 'Dynasty' }, { name: 'Touched' }]),
  );
  const row = (city: string) => [
    { name: 'DYNASTY', city },
    { name: 'TOUCHED', city },
  ];
  const second = await as((tx) => bring(tx, 'organization', row('Flint')));
  const third = await as((tx) => bring(tx, 'organization', row('Detroit')));
  await as((tx) => undo(tx, third.id));
  await as((tx) => tx`update public.organizations set phone = '1' where name = 'Touched'`);
  expect(await as((tx) => undo(tx, second.id))).toMatchObject({ undone: 2, kept: 0 });
  await as((tx) => undo(tx, first.id));
  expect(await as((tx) => outcomes(tx, first.id))).toEqual(['undone', 'changed']);
});

test('what has been archived or contradicts what was chosen since stays; the rest comes back', ({
  world,
}) =>
  rolledBack(world.sql, async (tx) => {
    const [first, second] = [
      await addOrganization(tx, { name: 'First Distributor', owner_user_id: world.alex }),
      await addOrganization(tx, { name: 'Second Distributor', owner_user_id: world.alex }),
    ];
    const other = await addProduct(tx, world.otherPrincipal, { name: 'Perch' });
    const third = await addProduct(tx, world.otherPrincipal, { name: 'Walleye' });
    const moved = await addOpportunity(tx, world, { name: 'Moved', distributor_org_id: first });
    const chosen = await addOpportunity(tx, world, { name: 'Chosen', product_id: world.product });
    await become(tx, 'authenticated', world.alex);
    const { id } = await bring(tx, 'opportunity', [
      {
        name: 'Moved',
        organization: 'Bristol Street Kitchen',
        distributor: 'Second Distributor',
        priority: 'A',
      },
      { name: 'Chosen', organization: 'Bristol Street Kitchen', product: 'Perch', priority: 'A' },
    ]);
    await tx`select archive_record('organization', ${first})`;
    await tx`update public.opportunities set product_id = ${third} where opportunity_id = ${chosen}`;

    expect(await undo(tx, id)).toMatchObject({ state: 'undone' });
    const rows = await tx`
      select name, distributor_org_id, product_id, priority from public.opportunities
      where opportunity_id in (${moved}, ${chosen}) order by name`;
    expect(rows).toMatchObject([
      { name: 'Chosen', product_id: third, priority: null },
      { name: 'Moved', distributor_org_id: second, priority: null },
    ]);
    expect(other).not.toBe(third);
  }));

test('the archive says who undid an import', ({ world }) =>
  rolledBack(world.sql, async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const { id } = await bring(tx, 'organization', [{ name: 'Soon Gone' }]);
    await undo(tx, id);
    const [archived] =
      await tx`select deleted_by from public.list_archived('organization', 'soon gone')`;
    expect(archived?.deleted_by).toBe(world.alex);
  }));
