import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { setProfile } from '../support/fixtures.ts';
import {
  asAnon,
  asUser,
  become,
  becomePostgres,
  createUser,
  refusal,
  rolledBack,
} from '../support/people.ts';
import { assembleCast, type Cast } from './access-cast.ts';

let db: TestDatabase;
let cast: Cast;
let sources: string[];
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  cast = await assembleCast(db.sql);
  sources = (await db.sql<{ code: string }[]>`select code from public.source_lu`).map(
    ({ code }) => code,
  );
});
afterAll(() => db.dispose());

type Call = (tx: postgres.TransactionSql) => Promise<unknown>;

const doors: Record<string, Call> = {
  admin_list_users: (tx) => tx`select public.admin_list_users()`,
  admin_lookup_usage: (tx) => tx`select public.admin_lookup_usage('stage')`,
  admin_check_sync: (tx) => tx`select public.admin_check_sync()`,
  admin_slow_trigger_calls: (tx) => tx`select public.admin_slow_trigger_calls()`,
  admin_dashboard_refreshes: (tx) => tx`select public.admin_dashboard_refreshes()`,
  admin_off_board: (tx) => tx`select public.admin_off_board(${cast.alex}, ${cast.blair})`,
  reorder_lookup: (tx) => tx`select public.reorder_lookup('source', ${sources})`,
};

describe.each(Object.entries(doors))('%s()', (_name, call) => {
  test('lets an administrator in', async () => {
    await asUser(db.sql, cast.robin, call);
  });

  test('refuses a rep, a manager, and an administrator who was disabled', async () => {
    for (const who of [cast.alex, cast.maya, cast.dora]) {
      await asUser(db.sql, who, async (tx) => {
        expect((await refusal(tx, call)).code).toBe('KP804');
      });
    }
  });

  test('is closed to anon', async () => {
    await asAnon(db.sql, async (tx) => {
      expect((await refusal(tx, call)).code).toBe('42501');
    });
  });
});

describe('who reports to whom', () => {
  const manage = (tx: postgres.TransactionSql, who: string, manager: string) =>
    tx`update public.user_profiles set manager_user_id = ${manager} where user_id = ${who}`;

  test('no circle, directly or through others', async () => {
    await asUser(db.sql, cast.robin, async (tx) => {
      const direct = await refusal(tx, (t) => manage(t, cast.maya, cast.alex));
      expect([direct.code, direct.detail]).toEqual(['KP906', 'column: manager_user_id']);
      await manage(tx, cast.maya, cast.nora);
      expect((await refusal(tx, (t) => manage(t, cast.nora, cast.alex))).code).toBe('KP906');
    });
  });

  test('not even when two changes that are right alone are made at once', async () => {
    const [a, b] = [await createUser(db.sql), await createUser(db.sql)];
    const other = db.connect({ max: 1 });
    let second: Promise<unknown> = Promise.resolve();
    await db.sql.begin(async (tx) => {
      await become(tx, 'authenticated', cast.robin);
      await manage(tx, a, b);
      second = other
        .begin(async (otherTx) => {
          await become(otherTx, 'authenticated', cast.robin);
          await manage(otherTx, b, a);
        })
        .catch((error: unknown) => error);
      await waitsForLock(tx);
    });
    expect(await second).toMatchObject({ code: 'KP906' });
  });
});

describe('off-boarding in one step', () => {
  test('hands over the records and the team, and disables the account', async () => {
    await rolledBack(db.sql, async (tx) => {
      await become(tx, 'authenticated', cast.robin);
      const rows = await tx<{ table_name: string; rows: string }[]>`
        select * from public.admin_off_board(${cast.maya}, ${cast.nora})`;
      expect(rows.find((row) => row.table_name === 'public.user_profiles')?.rows).toBe('1');
      const profiles = await tx`
        select manager_user_id, status from public.user_profiles
        where user_id in (${cast.alex}, ${cast.maya}) order by status`;
      expect(profiles).toEqual([
        { manager_user_id: cast.nora, status: 'active' },
        { manager_user_id: null, status: 'disabled' },
      ]);
    });
  });

  test('who has no profile is switched off all the same', async () => {
    await rolledBack(db.sql, async (tx) => {
      await tx`delete from public.user_profiles where user_id = ${cast.alex}`;
      await become(tx, 'authenticated', cast.robin);
      await tx`select public.admin_off_board(${cast.alex}, ${cast.blair})`;
      await become(tx, 'authenticated', cast.alex);
      expect(await tx`select from public.organizations`).toHaveLength(0);
    });
  });

  test('a report who takes over reports to the leaver’s manager, and leads the others', async () => {
    await rolledBack(db.sql, async (tx) => {
      const colleague = await createUser(tx);
      await setProfile(tx, colleague, { manager_user_id: cast.maya });
      await setProfile(tx, cast.maya, { manager_user_id: cast.nora });
      await become(tx, 'authenticated', cast.robin);
      await tx`select public.admin_off_board(${cast.maya}, ${cast.alex}, false)`;
      const managers = await tx`
        select user_id, manager_user_id, status from public.user_profiles
        where user_id in (${cast.alex}, ${colleague}, ${cast.maya})`;
      expect(managers).toHaveLength(3);
      expect(managers).toContainEqual({
        user_id: cast.alex,
        manager_user_id: cast.nora,
        status: 'active',
      });
      expect(managers).toContainEqual({
        user_id: colleague,
        manager_user_id: cast.alex,
        status: 'active',
      });
      expect(managers.find((row) => row.user_id === cast.maya)?.status).toBe('active');
    });
  });

  test('leaves everything as it was where the account cannot be disabled', async () => {
    await rolledBack(db.sql, async (tx) => {
      await tx`update public.opportunities set owner_user_id = ${cast.robin}`;
      await become(tx, 'authenticated', cast.robin);
      const error = await refusal(
        tx,
        (t) => t`select public.admin_off_board(${cast.robin}, ${cast.blair})`,
      );
      expect(error.code).toBe('KP905');
      await becomePostgres(tx);
      const owners = await tx`select distinct owner_user_id from public.opportunities`;
      expect(owners).toEqual([{ owner_user_id: cast.robin }]);
    });
  });
});

describe('lists of choices', () => {
  const codesOf = async (tx: postgres.TransactionSql) => {
    const rows = await tx<{ code: string }[]>`
      select code from public.loss_reason_lu order by sort_order, code`;
    return rows.map(({ code }) => code);
  };

  test('are put in order as a whole', async () => {
    await asUser(db.sql, cast.robin, async (tx) => {
      const wanted = (await codesOf(tx)).reverse();
      await tx`select public.reorder_lookup('loss_reason', ${wanted})`;
      expect(await codesOf(tx)).toEqual(wanted);
    });
  });

  test('are refused where an entry is missing, named twice or unknown: somebody changed the list', async () => {
    await asUser(db.sql, cast.robin, async (tx) => {
      const [first = '', ...others] = await codesOf(tx);
      for (const codes of [others, [first, first, ...others], [first, ...others, 'new']]) {
        const error = await refusal(
          tx,
          (t) => t`select public.reorder_lookup('loss_reason', ${codes})`,
        );
        expect(error.code).toBe('KP706');
      }
    });
  });

  test('are six, and no other table', async () => {
    await asUser(db.sql, cast.robin, async (tx) => {
      for (const kind of ['colour', 'stage_lu', null]) {
        const usage = await refusal(tx, (t) => t`select public.admin_lookup_usage(${kind})`);
        expect(usage.code).toBe('KP904');
        const order = await refusal(tx, (t) => t`select public.reorder_lookup(${kind}, '{}')`);
        expect(order.code).toBe('KP904');
      }
    });
  });

  test('say how many records name an entry, archived ones included', async () => {
    await rolledBack(db.sql, async (tx) => {
      await tx`update public.opportunities set deleted_at = now()`;
      const [expected] = await tx<{ code: string; records: string }[]>`
        select stage as code, count(*) as records from public.opportunities group by 1 limit 1`;
      await become(tx, 'authenticated', cast.robin);
      const usage = await tx<{ code: string; table_name: string; records: string }[]>`
        select * from public.admin_lookup_usage('stage')`;
      const named = usage.filter(
        (row) => row.code === expected?.code && row.table_name === 'public.opportunities',
      );
      expect(named.map((row) => row.records)).toContain(expected?.records);
    });
  });
});

test('the sync check finds an opportunity that is not what its interactions say', async () => {
  await rolledBack(db.sql, async (tx) => {
    const check = async () => {
      await become(tx, 'authenticated', cast.robin);
      const [row] = await tx`select * from public.admin_check_sync()`;
      await becomePostgres(tx);
      return row;
    };
    const { count } = await tx`select from public.opportunities where deleted_at is null`;
    const all = String(count);
    expect(await check()).toEqual({ checked: all, drifted: '0', estimated_total: all });
    await tx`alter table public.opportunities disable trigger user`;
    await tx`update public.opportunities set last_interaction_at = now() - interval '9 years'
             where opportunity_id = ${cast.opportunity}`;
    expect(await check()).toMatchObject({ drifted: '1' });
  });
});

test('an administrator reads addresses, and when somebody signed in last', async () => {
  await rolledBack(db.sql, async (tx) => {
    await tx`update auth.users set last_sign_in_at = '2026-03-01 10:00Z' where id = ${cast.alex}`;
    await become(tx, 'authenticated', cast.robin);
    const [row] = await tx`
      select email, last_sign_in_at from public.admin_list_users() where user_id = ${cast.alex}`;
    expect(row?.email).toContain('@');
    expect(row?.last_sign_in_at).toEqual(new Date('2026-03-01T10:00Z'));
  });
});

async function waitsForLock(tx: postgres.TransactionSql) {
  await becomePostgres(tx);
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const { count } = await tx`
      select from pg_locks
      where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
    if (count > 0) return;
  }
  throw new Error('Nobody waited');
}
