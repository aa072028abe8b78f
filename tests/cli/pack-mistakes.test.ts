import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../cli/core/migrate.ts';
import { restore } from '../../cli/core/restore.ts';
import { rollback } from '../../cli/core/rollback.ts';
import { status } from '../../cli/core/status.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type PackFolder, packFolder } from './pack-folder.ts';

let db: TestDatabase;
let folder: PackFolder;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
  folder = packFolder();
});
afterEach(() => db.dispose());
const options = () => ({ databaseUrl: db.url, folder: folder.path });

describe('a folder of packs', () => {
  test('that is empty, or has a gap in its numbers, is refused before anything runs', async () => {
    writeFileSync(join(folder.path, 'sql/020_late.sql'), 'begin;\ncommit;\n');
    await expect(migrate(options())).rejects.toMatchObject({
      code: 'bad_pack_folder',
      message: '020_late.sql is not the pack that comes next: expected 010_….sql.',
    });
    rmSync(join(folder.path, 'sql'), { recursive: true });
    mkdirSync(join(folder.path, 'sql'));
    await expect(migrate(options())).rejects.toMatchObject({
      code: 'bad_pack_folder',
      message: expect.stringContaining('There are no packs in'),
    });
    expect(await db.sql`select to_regclass('public.migration_control') as name`).toEqual([
      { name: null },
    ]);
  });
});

describe('a pack', () => {
  test('builds nothing but indexes concurrently', async () => {
    folder.pack(2, '-- kp:concurrently\ncreate table public.slow (id int);\n-- kp:end');
    await expect(migrate(options())).rejects.toMatchObject({
      detail: expect.stringMatching(
        /010_test\.sql, line \d+: only "create index if not exists … on schema\.table" can be built concurrently/,
      ),
    });
  });

  test('whose preparations hold rows keeps them when it fails, and so it does where they cannot be taken back', async () => {
    const prepared = `-- kp:prepare
create table if not exists public.early (id int primary key);
insert into public.early values (1) on conflict do nothing;
-- kp:end
select 1/0;`;
    folder.pack(2, prepared);
    folder.rollback(2, 'drop table if exists public.early;', '-- kp:loses public.early');
    const failing = (resume: boolean) => migrate({ ...options(), resume });
    await expect(failing(false)).rejects.toMatchObject({
      detail: expect.stringContaining(
        'What was prepared for it stays, because rows would be lost with it: public.early.',
      ),
    });
    folder.rollback(2, 'drop table public.mistyped;');
    await expect(failing(true)).rejects.toMatchObject({
      detail: expect.stringContaining('What was prepared for it could not be taken back:'),
    });
    expect(await db.sql`select id from public.early`).toEqual([{ id: 1 }]);
  });

  test('left running by a killed run can be taken back instead of resumed', async () => {
    folder.pack(2, 'create table if not exists public.things (id int primary key);');
    folder.rollback(2, 'drop table if exists public.things;');
    await migrate({ ...options(), to: 1 });
    await db.sql`insert into public.migration_control (phase_number, status) values (2, 'running')`;
    expect((await status(db.url, folder.path)).breaker).toMatchObject({
      code: 'phase_interrupted',
    });
    await rollback({ ...options(), to: 1 });
    expect((await status(db.url, folder.path)).breaker).toEqual({ open: false });
    expect(await migrate(options())).toMatchObject([{ phase: 2, status: 'complete' }]);
  });
});

describe('a way back', () => {
  const install = (header: string) => {
    folder.pack(2, 'create table public.keyless (id int);\ninsert into public.keyless values (1);');
    folder.rollback(2, 'drop table if exists public.keyless;', header);
    return migrate(options());
  };

  test('whose losses cannot be read is refused', async () => {
    await install('-- kp:loses everything');
    await expect(rollback({ ...options(), to: 1 })).rejects.toMatchObject({
      code: 'bad_script',
      message: '010_test.sql: cannot read "-- kp:loses everything".',
    });
  });

  test('over a table without a key is refused: its rows could not be told apart', async () => {
    await install('-- kp:loses public.keyless');
    await expect(rollback({ ...options(), to: 1, discardData: true })).rejects.toThrow(
      'public.keyless has no primary key, so its rows cannot be kept.',
    );
    expect(await db.sql`select id from public.keyless`).toEqual([{ id: 1 }]);
  });
});

describe('newer packs that have no room for what was kept', () => {
  const version = (columns: string) =>
    folder.pack(2, `create table public.shelf (id int primary key, ${columns});`);
  const keep = async () => {
    version('price numeric(6, 2)');
    folder.rollback(2, 'drop table if exists public.shelf;', '-- kp:loses public.shelf');
    await migrate(options());
    await db.sql`insert into public.shelf values (1, 1.25)`;
    const { rollbackPoint } = await rollback({ ...options(), to: 1, discardData: true });
    return rollbackPoint ?? '';
  };

  test('for a column: it is named, and nothing is restored', async () => {
    const point = await keep();
    version('label text');
    await migrate(options());
    await expect(restore({ ...options(), point })).rejects.toMatchObject({
      code: 'column_missing',
      message: expect.stringContaining('public.shelf has no column price any more'),
    });
  });

  test('for a value: no row comes back rounded', async () => {
    const point = await keep();
    version('price numeric(6, 1)');
    await migrate(options());
    await expect(restore({ ...options(), point })).rejects.toMatchObject({
      code: 'restore_differs',
      message: expect.stringContaining('1 rows were saved, but only 0 came back equal'),
    });
    expect(await db.sql`select from public.shelf`).toHaveLength(0);
  });
});
