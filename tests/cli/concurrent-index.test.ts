import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../cli/core/migrate.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { type PackFolder, packFolder } from './pack-folder.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await freshDatabase('kp_platform');
});
afterEach(() => db.dispose());

function folderWithIndex(): PackFolder {
  const folder = packFolder();
  folder.pack(2, 'create table public.things (id int primary key, note text);');
  folder.pack(
    3,
    `-- kp:concurrently
create unique index if not exists things_note_key on public.things (note);
-- kp:end
comment on table public.things is 'with an index';`,
  );
  folder.rollback(3, 'drop index if exists public.things_note_key;');
  return folder;
}

async function run(folder: PackFolder, options: { to?: number; resume?: boolean } = {}) {
  const notes: string[] = [];
  const report = (event: { type: string; text?: string }) => event.text && notes.push(event.text);
  await migrate({ databaseUrl: db.url, folder: folder.path, report, ...options });
  return notes;
}

const index = async () => {
  const [row] = await db.sql`
    select indisvalid as valid, indisunique as "unique" from pg_index
     where indexrelid = to_regclass('public.things_note_key')`;
  return row;
};

describe('an index marked for it', () => {
  test('is built concurrently before the phase, and the pack finds it there', async () => {
    expect(await run(folderWithIndex())).toEqual(['building index things_note_key concurrently']);
    expect(await index()).toEqual({ valid: true, unique: true });
  });

  test('that an earlier build left invalid is dropped, built again, and that is said', async () => {
    const folder = folderWithIndex();
    await run(folder, { to: 2 });
    await db.sql`insert into public.things values (1, 'same'), (2, 'same')`;
    await db.sql`create unique index concurrently things_note_key on public.things (note)`.catch(
      () => undefined,
    );
    expect(await index()).toEqual({ valid: false, unique: true });
    await db.sql`delete from public.things where id = 2`;
    expect(await run(folder)).toEqual([
      'index things_note_key was invalid, left by a build cut short: dropped, building it again',
      'building index things_note_key concurrently',
    ]);
    expect(await index()).toEqual({ valid: true, unique: true });
  });

  test('that cannot be built fails the phase and leaves nothing invalid behind', async () => {
    const folder = folderWithIndex();
    await run(folder, { to: 2 });
    await db.sql`insert into public.things values (1, 'same'), (2, 'same')`;
    await expect(run(folder)).rejects.toMatchObject({
      exitCode: 1,
      detail: expect.stringContaining('020_test.sql, line 6'),
    });
    expect(await index()).toBeUndefined();
  });
});
