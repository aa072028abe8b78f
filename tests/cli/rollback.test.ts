import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../cli/core/migrate.ts';
import { restore } from '../../cli/core/restore.ts';
import { type RollbackEvent, rollback } from '../../cli/core/rollback.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { createUser } from '../support/people.ts';
import { kp } from './kp.ts';
import { type PackFolder, packFolder } from './pack-folder.ts';

let db: TestDatabase;
let folder: PackFolder;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
});
afterEach(() => db.dispose());

const options = () => ({ databaseUrl: db.url, folder: folder.path });
const content = async (table: string) => [
  ...(await db.sql.unsafe(`select * from ${table} order by 1`)),
];

/** Two tables that refer to each other and to people, then a column, then a seed. */
async function installShop() {
  folder = packFolder();
  folder.pack(
    2,
    `create table if not exists public.shops (
  shop_id int generated always as identity primary key,
  name extensions.citext not null unique,
  slug text generated always as (lower(name::text)) stored,
  best_item_id int,
  parent_shop_id int references public.shops,
  owner_user_id uuid references auth.users (id),
  opened_at timestamptz not null default now()
);
create table if not exists public.items (
  item_id int generated always as identity primary key,
  shop_id int not null references public.shops,
  price numeric(8, 2),
  touched int not null default 0
);
alter table public.shops add constraint shops_best_item_id_fkey foreign key (best_item_id) references public.items;
create or replace function public.touch() returns trigger language plpgsql as 'begin new.touched := new.touched + 1; return new; end';
create or replace trigger touch before insert or update on public.items for each row execute function public.touch();`,
  );
  folder.rollback(
    2,
    'alter table if exists public.shops drop constraint if exists shops_best_item_id_fkey;\ndrop table if exists public.items;\ndrop table if exists public.shops;\ndrop function if exists public.touch();',
    '-- kp:loses public.shops\n-- kp:loses public.items',
  );
  folder.pack(3, 'alter table public.shops add column if not exists deleted_at timestamptz;');
  folder.rollback(
    3,
    'alter table public.shops drop column if exists deleted_at;',
    '-- kp:loses public.shops.deleted_at',
  );
  await migrate(options());
}

async function fillShop(owner: string) {
  await db.sql`insert into public.shops (name, owner_user_id) values ('Corner', ${owner}), ('Market', null)`;
  await db.sql`insert into public.items (shop_id, price) values (1, 1.50), (2, null), (2, 20)`;
  await db.sql`update public.shops set best_item_id = 3, parent_shop_id = 2 where shop_id = 1`;
  await db.sql`update public.shops set deleted_at = '2026-01-02 03:04:05.678901+00' where shop_id = 2`;
}

describe('kp rollback', () => {
  test('takes an empty database back without a question', async () => {
    await installShop();
    const { exitCode, stdout } = await kp(
      db.url,
      'rollback',
      '--to',
      '1',
      '--packs',
      folder.path,
      '--json',
    );
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rolledBack: [
        { phase: 3, pack: '020_test.sql', status: 'rolled_back' },
        { phase: 2, pack: '010_test.sql', status: 'rolled_back' },
      ],
      rollbackPoint: null,
    });
    expect(await content('public.migration_control')).toMatchObject([
      { phase_number: 1, status: 'complete' },
      { phase_number: 2, status: 'rolled_back' },
      { phase_number: 3, status: 'rolled_back' },
    ]);
  });

  test("to nothing says what is none of the packs' and stays in the way", async () => {
    await installShop();
    await db.sql`create table public.legacy_orders (id int)`;
    const { exitCode, stdout } = await kp(db.url, 'rollback', '--to', '0', '--packs', folder.path);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Stays, for it is none of the packs': public.legacy_orders.");
    const again = await kp(db.url, 'migrate', '--packs', folder.path);
    expect(again.exitCode).toBe(3);
    expect(again.stderr).toContain('Found public.legacy_orders');
    await db.sql`drop table public.legacy_orders`;
    expect((await kp(db.url, 'migrate', '--packs', folder.path)).exitCode).toBe(0);
  });

  test('refuses where rows would be lost, counts them, and touches nothing', async () => {
    await installShop();
    await fillShop(await createUser(db.sql));
    const before = await content('public.shops');
    const { exitCode, stderr } = await kp(db.url, 'rollback', '--to', '1', '--packs', folder.path);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('Rows would be lost. Nothing was touched.');
    expect(stderr).toContain('public.shops: 2');
    expect(stderr).toContain('public.items: 3');
    expect(stderr).toContain('--discard-data');
    const column = await kp(db.url, 'rollback', '--to', '2', '--packs', folder.path, '--json');
    expect(JSON.parse(column.stdout)).toMatchObject({
      wouldLose: [{ name: 'public.shops.deleted_at', rows: 1 }],
      error: { code: 'rows_would_be_lost' },
    });
    expect(await content('public.shops')).toEqual(before);
  });

  test('keeps the rows of whole tables in a rollback point, and brings every one back as it was', async () => {
    await installShop();
    await fillShop(await createUser(db.sql));
    const before = { shops: await content('public.shops'), items: await content('public.items') };
    const discarded = await kp(
      db.url,
      'rollback',
      '--to',
      '0',
      '--discard-data',
      '--packs',
      folder.path,
      '--json',
    );
    expect(discarded.exitCode).toBe(0);
    const { rollbackPoint, saved } = JSON.parse(discarded.stdout);
    expect(rollbackPoint).toMatch(/^rollback_point_\d{14}$/);
    expect(saved).toEqual([
      { name: 'public.shops', rows: 2 },
      { name: 'public.items', rows: 3 },
    ]);

    const early = await kp(db.url, 'rollback', '--restore', rollbackPoint, '--packs', folder.path);
    expect(early.exitCode).toBe(3);
    expect(early.stderr).toContain(
      `Before ${rollbackPoint} can be restored, phases 1, 2, 3 must run again.`,
    );

    await migrate(options());
    const restored = await kp(
      db.url,
      'rollback',
      '--restore',
      rollbackPoint,
      '--packs',
      folder.path,
    );
    expect(restored.exitCode).toBe(0);
    expect(restored.stdout).toMatch(/public\.items +3 +3/);
    expect(await content('public.shops')).toEqual(before.shops);
    expect(await content('public.items')).toEqual(before.items);
    // The circle of keys is as strict again as it was, and the sequences go on after the rows.
    const keys =
      await db.sql`select condeferrable from pg_constraint where conname like '%_fkey' and conrelid = 'public.shops'::regclass`;
    expect(keys.every(({ condeferrable }) => condeferrable === false)).toBe(true);
    const [next] =
      await db.sql`insert into public.items (shop_id) values (1) returning item_id, touched`;
    expect(next).toEqual({ item_id: 4, touched: 1 });
  });

  test("keeps a column's values, and brings them back to the rows that are left", async () => {
    await installShop();
    await fillShop(await createUser(db.sql));
    await db.sql`insert into public.shops (name, deleted_at) values ('Kiosk', now())`;
    const before = await content('public.shops');
    const { rollbackPoint } = await rollback({ ...options(), to: 2, discardData: true });
    await db.sql`delete from public.shops where name = 'Kiosk'`;
    await migrate(options());
    const { restored } = await restore({ ...options(), point: rollbackPoint ?? '' });
    expect(restored).toEqual([
      { name: 'public.shops.deleted_at', saved: 2, restored: 1, rowsGone: 1 },
    ]);
    expect(await content('public.shops')).toEqual(before.slice(0, 2));
  });

  test('can restore twice, and over rows that were changed meanwhile', async () => {
    await installShop();
    await fillShop(await createUser(db.sql));
    const before = await content('public.items');
    const { rollbackPoint } = await rollback({ ...options(), to: 1, discardData: true });
    await migrate(options());
    const point = rollbackPoint ?? '';
    await restore({ ...options(), point });
    await db.sql`update public.items set price = 99`;
    await restore({ ...options(), point });
    expect(await content('public.items')).toEqual(before);
  });

  test('restores nothing at all when a person whom the rows name is gone, and names that person', async () => {
    await installShop();
    const owner = await createUser(db.sql);
    await fillShop(owner);
    const { rollbackPoint } = await rollback({ ...options(), to: 1, discardData: true });
    await migrate(options());
    await db.sql`delete from auth.users where id = ${owner}`;
    await expect(restore({ ...options(), point: rollbackPoint ?? '' })).rejects.toMatchObject({
      exitCode: 3,
      code: 'parent_missing',
      message: expect.stringContaining(
        'public.shops has rows that name something in "auth"."users"',
      ),
      detail: expect.stringContaining(`owner_user_id = ${owner}: 1 row `),
    });
    expect(await content('public.items')).toEqual([]);
    const [trigger] = await db.sql`select tgenabled from pg_trigger where tgname = 'touch'`;
    expect(trigger?.tgenabled).toBe('O');
  });

  test('names the rollback points that there are when asked for another', async () => {
    await installShop();
    await fillShop(await createUser(db.sql));
    const { rollbackPoint } = await rollback({ ...options(), to: 2, discardData: true });
    const { exitCode, stderr } = await kp(
      db.url,
      'rollback',
      '--restore',
      'rollback_point_1',
      '--packs',
      folder.path,
    );
    expect(exitCode).toBe(3);
    expect(stderr).toContain('There is no rollback point rollback_point_1.');
    expect(stderr).toContain(`There are: ${rollbackPoint}.`);
    expect((await kp(db.url, 'status', '--packs', folder.path)).stdout).toContain(
      `${rollbackPoint}  rows of phase 3`,
    );
  });

  test('finds a script that would fail before it touches anything', async () => {
    await installShop();
    await db.sql`create view public.leaning as select slug from public.shops`;
    const { exitCode, stderr } = await kp(db.url, 'rollback', '--to', '1', '--packs', folder.path);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      'The rollback of phase 2 (010_test.sql) would fail. Nothing was touched.',
    );
    expect(stderr).toContain('rollback/010_test.sql, line 6: cannot drop table');
    expect(stderr).toContain('Statement: drop table if exists public.shops');
    expect(await content('public.migration_control')).toMatchObject([
      { status: 'complete' },
      { status: 'complete' },
      { status: 'complete' },
    ]);
  });

  test('stops where rows appeared after the copy was made, and says what stands', async () => {
    folder = packFolder();
    folder.pack(2, 'create table if not exists public.notes (id int primary key);');
    folder.rollback(2, 'drop table if exists public.notes;', '-- kp:loses public.notes');
    folder.pack(3, 'select 1;');
    folder.rollback(3, 'select pg_sleep(0.7);');
    await migrate(options());
    await db.sql`insert into public.notes values (1)`;
    let late: Promise<unknown> | undefined;
    const writeLate = (event: RollbackEvent) => {
      if (event.type === 'phase-started' && event.pack.phase === 3) {
        late = db.sql`insert into public.notes values (2)`.execute();
      }
    };
    await expect(
      rollback({ ...options(), to: 1, discardData: true, report: writeLate }),
    ).rejects.toMatchObject({
      exitCode: 3,
      code: 'rows_appeared',
      detail: expect.stringContaining(
        'Taken back: phase 3; phase 2 and everything before it stand as they were.',
      ),
      result: { rolledBack: [{ phase: 3 }] },
    });
    await late;
    expect(await content('public.notes')).toEqual([{ id: 1 }, { id: 2 }]);
  });

  test('clears a failed phase away, which closes the breaker', async () => {
    await installShop();
    folder.pack(
      4,
      '-- kp:prepare\nalter table public.items add column if not exists note text;\n-- kp:end\nselect 1/0;',
    );
    folder.rollback(4, 'alter table public.items drop column if exists note;');
    await expect(migrate(options())).rejects.toMatchObject({ exitCode: 1 });
    const { rolledBack } = await rollback({ ...options(), to: 3 });
    expect(rolledBack).toMatchObject([{ phase: 4 }]);
    folder.pack(4, 'select 1;');
    expect(await migrate(options())).toMatchObject([{ phase: 4, status: 'complete' }]);
  });

  test('by Ctrl-C stops between phases: what is taken back is said, the rest stands', async () => {
    folder = packFolder();
    folder.pack(2, 'create table if not exists public.notes (id int primary key);');
    folder.rollback(2, 'drop table if exists public.notes;');
    folder.pack(3, 'select 1;');
    folder.rollback(3, 'select pg_sleep(0.3);');
    await migrate(options());
    const controller = new AbortController();
    const stop = (event: RollbackEvent) => {
      if (event.type === 'phase-rolled-back') controller.abort();
    };
    await expect(
      rollback({ ...options(), to: 0, report: stop, signal: controller.signal }),
    ).rejects.toMatchObject({ exitCode: 130, result: { rolledBack: [{ phase: 3 }] } });
    expect(await content('public.notes')).toEqual([]);
    expect(await rollback({ ...options(), to: 0 })).toMatchObject({
      rolledBack: [{ phase: 2 }, { phase: 1 }],
    });
  });
});
