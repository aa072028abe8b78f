import type postgres from 'postgres';
import { describe, expect } from 'vitest';
import { addContact, addOpportunity, addOrganization, addProduct } from '../support/fixtures.ts';
import { become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';
import { bring, check, problemsOf, run, stage } from './import-scene.ts';

type Tx = postgres.TransactionSql;

/** As Alex, who reports to Maya; Blair is somebody else. */
function asAlex(
  world: World,
  work: (tx: Tx) => Promise<void>,
  scene?: (tx: Tx) => Promise<unknown>,
) {
  return rolledBack(world.sql, async (tx) => {
    await scene?.(tx);
    await become(tx, 'authenticated', world.alex);
    await work(tx);
  });
}

describe('organizations', () => {
  test('are created as the caller’s own, and found again whatever the letters of their names', ({
    world,
  }) =>
    asAlex(world, async (tx) => {
      const rows = [
        { name: 'New Diner', state: 'michigan', priority: 'b' },
        { name: 'Other Diner' },
      ];
      expect((await bring(tx, 'organization', rows)).counts).toMatchObject({
        ...{ state: 'done', created: 2, updated: 0, problems: 0 },
      });
      const [diner] = await tx`select * from public.organizations where name = 'New Diner'`;
      expect(diner).toMatchObject({ state: 'MI', priority: 'B', owner_user_id: world.alex });
      const again = [
        { name: 'NEW DINER', state: 'MI' },
        { name: 'other diner', city: 'Flint' },
      ];
      expect((await bring(tx, 'organization', again)).counts).toMatchObject({
        ...{ created: 0, updated: 1, unchanged: 1 },
      });
      const names =
        await tx`select name, city from public.organizations where name like '%diner' order by name`;
      expect(names).toEqual([
        { name: 'New Diner', city: null },
        { name: 'Other Diner', city: 'Flint' },
      ]);
    }));

  test('that are there lose nothing to an empty cell', ({ world }) =>
    asAlex(world, async (tx) => {
      const rows = [{ name: 'bristol street kitchen', city: ' ', segment: 'School' }];
      await bring(tx, 'organization', rows);
      const [row] =
        await tx`select * from public.organizations where organization_id = ${world.customer}`;
      expect(row).toMatchObject({
        name: 'Bristol Street Kitchen',
        city: 'Flint',
        segment: 'School',
      });
    }));

  test('hear every problem of a row at once', ({ world }) =>
    asAlex(world, async (tx) => {
      expect(
        await problemsOf(tx, 'organization', [
          { state: 'Atlantis', priority: 'E', city: 'x'.repeat(301) },
          { name: 'x'.repeat(301) },
          { name: 'Twice' },
          { name: 'TWICE' },
        ]),
      ).toEqual([
        ['missing:name', 'too_long:city', 'unknown:priority', 'unknown:state'],
        ['too_long:name'],
        [],
        ['duplicate:name:4'],
      ]);
    }));

  test('of others, and archived ones, keep their names', ({ world }) =>
    asAlex(
      world,
      async (tx) => {
        expect(
          await problemsOf(tx, 'organization', [
            { name: 'hidden' },
            { name: 'hidden, archived' },
            { name: 'my archived' },
          ]),
        ).toEqual([['taken:name'], ['taken:name'], ['archived:name']]);
      },
      async (tx) => {
        const archived = { deleted_at: new Date() };
        await addOrganization(tx, { name: 'Hidden', owner_user_id: world.blair });
        await addOrganization(tx, {
          name: 'Hidden, archived',
          owner_user_id: world.blair,
          ...archived,
        });
        await addOrganization(tx, { name: 'My archived', owner_user_id: world.alex, ...archived });
      },
    ));

  test('are shared by an administrator only', ({ world }) =>
    rolledBack(world.sql, async (tx) => {
      for (const [who, refused] of [
        [world.admin, false],
        [world.alex, true],
      ] as const) {
        await become(tx, 'authenticated', who);
        const id = await stage(tx, 'organization', [{ name: `Of ${who}` }]);
        await check(tx, id, false, true);
        if (refused) {
          expect((await refusal(tx, (t) => run(t, id))).code).toBe('KP902');
        } else {
          await run(tx, id);
          const [row] =
            await tx`select owner_user_id from public.organizations where name = ${`Of ${who}`}`;
          expect(row?.owner_user_id).toBeNull();
        }
      }
    }));
});

describe('contacts', () => {
  test('are found by e-mail everywhere, else by name in their organization', ({ world }) =>
    asAlex(
      world,
      async (tx) => {
        const rows = [
          { email: 'KIM@x.test', title: 'Chef' },
          {
            organization: 'BRISTOL STREET KITCHEN',
            first_name: 'dana',
            last_name: 'JOHNSON',
            phone: '1',
          },
          { organization: 'Bristol Street Kitchen', first_name: 'Somebody', email: 'new@x.test' },
        ];
        expect((await bring(tx, 'contact', rows)).counts).toMatchObject({ created: 1, updated: 2 });
        const found = await tx`
          select full_name, title, phone from public.contacts
          where full_name in ('Dana Johnson', 'Kim', 'Somebody') order by 1`;
        expect(found).toEqual([
          { full_name: 'Dana Johnson', title: null, phone: '1' },
          { full_name: 'Kim', title: 'Chef', phone: null },
          { full_name: 'Somebody', title: null, phone: null },
        ]);
        expect((await bring(tx, 'contact', rows)).counts).toMatchObject({
          created: 0,
          unchanged: 3,
        });
      },
      (tx) => addContact(tx, world.principal, { email: 'kim@x.test' }),
    ));

  test('hear every problem of a row at once', ({ world }) =>
    asAlex(
      world,
      async (tx) => {
        const organization = 'Bristol Street Kitchen';
        expect(
          await problemsOf(tx, 'contact', [
            { email: 'not an address', role: 'boss' },
            { organization: 'Hidden', first_name: 'A' },
            { organization: 'Nowhere', first_name: 'A' },
            { organization, first_name: 'Twin' },
            { organization, first_name: 'New', email: 'n@x.test' },
            { organization, first_name: 'Other', email: 'N@x.test' },
            { organization, first_name: 'Same' },
            { organization, first_name: 'same' },
          ]),
        ).toEqual([
          ['missing:name', 'missing:organization', 'not_email:email', 'unknown:role'],
          ['hidden:organization'],
          ['no_such:organization'],
          ['ambiguous:name'],
          [],
          ['duplicate:email:6'],
          [],
          ['duplicate:name:8'],
        ]);
      },
      async (tx) => {
        await addOrganization(tx, { name: 'Hidden', owner_user_id: world.blair });
        await addContact(tx, world.customer, { first_name: 'Twin' });
        await addContact(tx, world.customer, { first_name: 'Twin' });
      },
    ));

  test('bring their missing organizations along where that is wanted, each once', ({ world }) =>
    asAlex(world, async (tx) => {
      const rows = [
        { organization: 'Nowhere', email: 'bad' },
        { organization: 'Nowhere', first_name: 'A' },
        { organization: 'NOWHERE', first_name: 'B' },
      ];
      const { counts } = await bring(tx, 'contact', rows, true);
      expect(counts).toMatchObject({ created: 2, problems: 1, organizations: 1 });
      const found = await tx`
        select o.name, o.owner_user_id, count(*)::int as contacts
        from public.organizations o join public.contacts c using (organization_id)
        where o.name = 'nowhere' group by 1, 2`;
      expect(found).toEqual([{ name: 'Nowhere', owner_user_id: world.alex, contacts: 2 }]);
    }));
});

describe('opportunities', () => {
  const deal = { organization: 'Bristol Street Kitchen', principal: 'Thumb Coast Potato Company' };

  test('are created in the stage that the file says; of existing ones it stays', ({ world }) =>
    asAlex(world, async (tx) => {
      const row = {
        ...deal,
        name: 'Fries',
        product: 'tc-100',
        stage: 'Demo scheduled',
        estimated_value: '1200.5',
      };
      await bring(tx, 'opportunity', [row]);
      const again = [{ ...row, stage: 'new_lead', status: 'Stalled', estimated_value: '1300' }];
      const { id, counts } = await bring(tx, 'opportunity', again);
      expect(counts).toMatchObject({ created: 0, updated: 1 });
      const [remarks] = await tx`select remarks from public.import_rows where import_id = ${id}`;
      expect(remarks?.remarks).toEqual(['kept:stage', 'kept:status']);
      const found = await tx`
        select stage, status, estimated_value, product_id, principal_org_id, owner_user_id
        from public.opportunities where name = 'Fries'`;
      expect(found).toEqual([
        {
          ...{ stage: 'demo_scheduled', status: 'active', estimated_value: '1300.00' },
          ...{
            product_id: world.product,
            principal_org_id: world.principal,
            owner_user_id: world.alex,
          },
        },
      ]);
      expect(await tx`select from reporting.sync_drift`).toHaveLength(0);
    }));

  test('hear every problem of a row at once', ({ world }) =>
    asAlex(
      world,
      async (tx) => {
        const name = (n: number) => ({ ...deal, name: `Deal ${n}` });
        const { principal: _, ...noPrincipal } = name(4);
        expect(
          await problemsOf(tx, 'opportunity', [
            {
              stage: 'x',
              status: 'x',
              source: 'x',
              loss_reason: 'x',
              priority: 'x',
              estimated_value: 'x',
              expected_close_date: '2026-02-30',
            },
            {
              ...name(2),
              organization: 'Hidden',
              principal: 'Hidden',
              distributor: 'Nobody',
              product: 'Nothing',
            },
            { ...name(3), product: 'Chips', estimated_value: '-5', next_action_date: 'soon' },
            noPrincipal,
            { ...name(5), stage: 'closed_won' },
            { ...name(6), stage: 'Closed lost', estimated_value: '99999999999' },
            name(7),
            { ...name(7), name: 'DEAL 7' },
            {
              ...name(8),
              principal: 'Pierhead Seafood',
              organization: deal.organization,
              name: 'fries for bristol street',
            },
          ]),
        ).toEqual([
          [
            'missing:name',
            'missing:organization',
            'missing:principal',
            'not_date:expected_close_date',
            'not_number:estimated_value',
            'unknown:loss_reason',
            'unknown:priority',
            'unknown:source',
            'unknown:stage',
            'unknown:status',
          ],
          ['hidden:organization', 'no_such:distributor', 'no_such:principal', 'no_such:product'],
          ['contradiction:product', 'negative:estimated_value', 'not_date:next_action_date'],
          ['missing:principal'],
          ['needs_product:stage'],
          ['missing:loss_reason', 'too_large:estimated_value'],
          [],
          ['duplicate:name:8'],
          ['contradiction:principal'],
        ]);
      },
      async (tx) => {
        await addOrganization(tx, { name: 'Hidden', owner_user_id: world.blair });
        await addProduct(tx, world.otherPrincipal, { name: 'Chips' });
        await addOpportunity(tx, world);
      },
    ));

  test('of a colleague are not found, and not changed', ({ world }) =>
    asAlex(
      world,
      async (tx) => {
        const row = { ...deal, name: 'Fries for Bristol Street', notes: 'mine' };
        expect((await bring(tx, 'opportunity', [row])).counts).toMatchObject({
          created: 1,
          updated: 0,
        });
        await becomePostgres(tx);
        const rows =
          await tx`select notes from public.opportunities where owner_user_id = ${world.blair}`;
        expect(rows).toEqual([{ notes: null }]);
      },
      (tx) => addOpportunity(tx, world, { owner_user_id: world.blair }),
    ));
});

describe('running', () => {
  test('is all or nothing: one row that fails in the middle takes back the whole import', ({
    world,
  }) =>
    rolledBack(world.sql, async (tx) => {
      await become(tx, 'authenticated', world.alex);
      const names = ['One', 'Two', 'Three'].map((name) => ({ name }));
      const id = await stage(tx, 'organization', names);
      await check(tx, id);
      await becomePostgres(tx);
      await tx`alter table public.organizations add constraint no_two check (name <> 'Two')`;
      await become(tx, 'authenticated', world.alex);
      expect((await refusal(tx, (t) => run(t, id))).constraint_name).toBe('no_two');
      expect(
        await tx`select from public.organizations where name in ('One', 'Two', 'Three')`,
      ).toHaveLength(0);
      const [row] = await tx`select state from public.imports where import_id = ${id}`;
      expect(row?.state).toBe('staged');
    }));

  test('checks again what may have changed since the preview', ({ world }) =>
    rolledBack(world.sql, async (tx) => {
      await become(tx, 'authenticated', world.alex);
      const id = await stage(tx, 'organization', [
        { name: 'Taken' },
        { name: 'Shared', city: 'Flint' },
      ]);
      expect(await check(tx, id)).toMatchObject({ created: 2, problems: 0 });
      await becomePostgres(tx);
      await addOrganization(tx, { name: 'Taken', owner_user_id: world.blair });
      await addOrganization(tx, { name: 'SHARED' });
      await become(tx, 'authenticated', world.alex);
      expect(await run(tx, id)).toMatchObject({
        state: 'done',
        created: 0,
        updated: 1,
        problems: 1,
      });
    }));

  test('a second time does nothing', ({ world }) =>
    asAlex(world, async (tx) => {
      const { id } = await bring(tx, 'organization', [{ name: 'Once' }]);
      await tx`update public.organizations set name = 'Renamed' where name = 'Once'`;
      expect(await run(tx, id)).toMatchObject({ state: 'done', created: 1 });
      expect(await tx`select from public.organizations where name = 'Once'`).toHaveLength(0);
      expect((await refusal(tx, (t) => check(t, id))).code).toBe('KP602');
    }));

  test('waits for the whole file', ({ world }) =>
    asAlex(world, async (tx) => {
      const id = await stage(tx, 'organization', [{ name: 'One' }]);
      await tx`insert into public.import_rows (import_id, row_number, data) values (${id}, 9, '{}')`;
      expect((await refusal(tx, (t) => check(t, id))).code).toBe('KP604');
      expect((await refusal(tx, (t) => run(t, id))).code).toBe('KP604');
    }));

  test('is for its owner: not for the manager, an administrator, a colleague, or a disabled account', ({
    world,
  }) =>
    rolledBack(world.sql, async (tx) => {
      await become(tx, 'authenticated', world.alex);
      const id = await stage(tx, 'organization', [{ name: 'Mine' }]);
      await becomePostgres(tx);
      const everyDoor = async () => {
        for (const name of ['check_import', 'run_import', 'undo_import', 'discard_import']) {
          const error = await refusal(tx, (t) => t`select ${t(`public.${name}`)}(${id})`);
          expect(error.code, name).toBe('KP601');
        }
        for (const name of ['prepare_run', 'conclude_run', 'prepare_undo', 'conclude_undo']) {
          const error = await refusal(tx, (t) => t`select ${t(`private.${name}`)}(${id})`);
          expect(error.code, name).toBe('KP601');
        }
      };
      for (const who of [world.blair, world.maya, world.admin]) {
        await become(tx, 'authenticated', who);
        await everyDoor();
      }
      await becomePostgres(tx);
      await tx`update public.user_profiles set status = 'disabled' where user_id = ${world.alex}`;
      await become(tx, 'authenticated', world.alex);
      await everyDoor();
    }));

  test('is not done because somebody says so', ({ world }) =>
    asAlex(world, async (tx) => {
      const id = await stage(tx, 'organization', [{ name: 'Unwritten' }]);
      await check(tx, id);
      const error = await refusal(tx, (t) => t`select private.conclude_run(${id})`);
      expect(error.code).toBe('KP603');
    }));

  test('sees what its caller sees: a manager updates what the team owns, a colleague does not', ({
    world,
  }) =>
    rolledBack(world.sql, async (tx) => {
      await addOrganization(tx, { name: 'Of Alex', owner_user_id: world.alex });
      const rows = [{ name: 'of alex', city: 'Flint' }];
      await become(tx, 'authenticated', world.blair);
      expect(await problemsOf(tx, 'organization', rows)).toEqual([['taken:name']]);
      await become(tx, 'authenticated', world.maya);
      expect((await bring(tx, 'organization', rows)).counts).toMatchObject({ updated: 1 });
      const [row] = await tx`select owner_user_id from public.organizations where name = 'Of Alex'`;
      expect(row?.owner_user_id).toBe(world.alex);
    }));

  test('matches exactly what row security lets one see', ({ world }) =>
    rolledBack(world.sql, async (tx) => {
      const owners = [null, world.alex, world.blair, world.maya, world.admin];
      for (const [index, owner_user_id] of owners.entries()) {
        await addOrganization(tx, { name: `Owned ${index}`, owner_user_id });
        await addOrganization(tx, {
          name: `Archived ${index}`,
          owner_user_id,
          deleted_at: new Date(),
        });
      }
      const names = owners.flatMap((_, index) => [`Owned ${index}`, `Archived ${index}`]);
      for (const who of [world.alex, world.blair, world.maya, world.admin]) {
        await become(tx, 'authenticated', who);
        const visible =
          await tx`select name::text from public.organizations where name = any (${names}) order by 1`;
        const id = await stage(
          tx,
          'organization',
          names.map((name) => ({ name })),
        );
        await check(tx, id);
        const matched = await tx`
          select data ->> 'name' as name from public.import_rows
          where import_id = ${id} and action = 'unchanged' order by 1`;
        expect(matched.map((row) => row.name)).toEqual(visible.map((row) => row.name));
      }
    }));
});

test('digits of another script are a problem of their row, and not of the whole file', ({
  world,
}) =>
  asAlex(world, async (tx) => {
    const found = await problemsOf(tx, 'opportunity', [
      {
        name: 'A',
        organization: 'Bristol Street Kitchen',
        product: 'Crinkle fries',
        estimated_value: '١٢',
      },
      {
        name: 'B',
        organization: 'Bristol Street Kitchen',
        product: 'Crinkle fries',
        expected_close_date: '٢٠٢٦-٠١-٠١',
      },
    ]);
    expect(found.map((problems) => problems.length)).toEqual([1, 1]);
  }));

/** For what is certain to come, on however busy a machine. */
const patience = { timeout: 20_000 };

test('what somebody changes while it is imported is not overwritten', async ({ world }) => {
  await addOrganization(world.sql, {
    name: 'Contested',
    owner_user_id: world.alex,
    website: 'old.test',
  });
  const held = await world.sql.reserve();
  await held`begin`;
  await held`update public.organizations set website = 'colleague.test' where name = 'Contested'`;
  const importing = world.sql.begin(async (tx) => {
    await become(tx, 'authenticated', world.alex);
    const id = await stage(tx, 'organization', [{ name: 'Contested', phone: '1' }]);
    return run(tx, id);
  });
  importing.catch(() => undefined);
  await expect
    .poll(async () => {
      const [row] = await world.sql`
        select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      return row?.waiting;
    }, patience)
    .toBe(1);
  await held`commit`;
  held.release();
  await expect(importing).rejects.toMatchObject({ code: 'KP603' });
  const [row] =
    await world.sql`select website, phone from public.organizations where name = 'Contested'`;
  expect(row).toEqual({ website: 'colleague.test', phone: null });
});
