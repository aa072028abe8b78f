import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asUser, becomePostgres, refusal } from '../support/people.ts';
import { assembleCast, type Cast } from './access-cast.ts';

// Somebody with SQL as `authenticated` can call what the wrappers call. It must get them no further.

let db: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  cast = await assembleCast(db.sql);
  await db.sql`select public.refresh_dashboard_view()`;
});
afterAll(() => db.dispose());

describe('a rep who calls the functions behind the wrappers', () => {
  test.each([
    ['organization', (c: Cast) => c.customer],
    ['contact', (c: Cast) => c.contact],
    ['product', (c: Cast) => c.product],
    ['opportunity', (c: Cast) => c.opportunity],
    ['interaction', (c: Cast) => c.interaction],
  ] as const)("archives no %s of another's, and restores none", async (kind, id) => {
    await asUser(db.sql, cast.blair, async (tx) => {
      for (const schema of ['private', 'public']) {
        for (const name of ['archive_record', 'restore_record']) {
          const error = await refusal(
            tx,
            (t) => t`select ${t(`${schema}.${name}`)}(${kind}, ${id(cast)})`,
          );
          expect(error.code).toBe('KP701');
        }
      }
    });
  });

  test('hears the same about a hidden record and about none at all', async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      const about = async (id: string) => {
        const error = await refusal(tx, (t) => t`select archive_record('opportunity', ${id})`);
        return [error.code, error.message, error.detail, error.hint];
      };
      expect(await about(cast.opportunity)).toEqual(await about(cast.gone));
    });
  });

  test("saves no list on another's product or opportunity", async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      const errors = [
        await refusal(tx, (t) => t`select private.set_product_distributors(${cast.product}, '[]')`),
        await refusal(
          tx,
          (t) => t`select private.set_opportunity_contacts(${cast.opportunity}, '[]')`,
        ),
      ];
      expect(errors.map((error) => error.code)).toEqual(['KP701', 'KP701']);
      await becomePostgres(tx);
      expect(
        await tx`
        select from public.product_distributors where deleted_at is null`,
      ).toHaveLength(1);
      expect(
        await tx`
        select from public.opportunity_contacts where deleted_at is null`,
      ).toHaveLength(1);
    });
  });

  test('is no administrator', async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      for (const call of [
        tx`private.admin_reassign(${cast.alex}, ${cast.blair})`,
        tx`private.admin_footprint(${cast.alex})`,
        tx`admin_reassign_user_data(${cast.alex}, ${cast.blair})`,
        tx`admin_user_footprint(${cast.alex})`,
      ]) {
        const error = await refusal(tx, (t) => t`select * from ${call}`);
        expect(error.code).toBe('KP804');
      }
      for (const call of [
        tx`private.reassign(${cast.alex}, ${cast.blair})`,
        tx`reassign_user_data(${cast.alex}, ${cast.blair})`,
        tx`private.user_footprint(${cast.alex})`,
        tx`private.sync_opportunities(array[${cast.opportunity}]::uuid[])`,
      ]) {
        const error = await refusal(tx, (t) => t`select * from ${call}`);
        expect(error.code).toBe('42501');
      }
    });
  });

  test('finds, lists and counts only what the tables show them', async () => {
    await db.sql`select archive_record('contact', ${cast.contact})`;
    await asUser(db.sql, cast.blair, async (tx) => {
      expect(await tx`select * from private.search_records('fries', 100)`).toEqual([]);
      expect(await tx`select * from private.search_records('alex', 100)`).toEqual([]);
      expect(await tx`select * from private.list_archived()`).toEqual([]);
      expect(await tx`select * from private.my_dashboard()`).toEqual([]);
      expect(await tx`select * from private.visible_owner_ids() id`).toEqual([{ id: cast.blair }]);
    });
    await asUser(db.sql, cast.maya, async (tx) => {
      const found = await tx`select kind from private.search_records('fries', 100)`;
      expect(found.map((row) => row.kind).sort()).toEqual(['opportunity', 'product']);
      expect(await tx`select * from private.list_archived()`).toHaveLength(1);
      expect(await tx`select * from private.my_dashboard()`).toHaveLength(1);
    });
    await db.sql`select restore_record('contact', ${cast.contact})`;
  });

  test('writes nothing into the record of slow triggers', async () => {
    await asUser(db.sql, cast.blair, async (tx) => {
      await tx`select private.note_trigger_time(now() - interval '1 hour', 'mine', 'mine', 'mine')`;
      await becomePostgres(tx);
      expect(await tx`select * from private.slow_trigger_calls where table_name = 'mine'`).toEqual(
        [],
      );
    });
  });

  test('reads no internal table, no account and no materialized view', async () => {
    await asUser(db.sql, cast.robin, async (tx) => {
      for (const relation of [
        'private.slow_trigger_calls',
        'private.dashboard_refreshes',
        'reporting.dashboard_summary',
        'auth.users',
      ]) {
        const error = await refusal(tx, (t) => t`select * from ${t(relation)}`);
        expect(error.code, relation).toBe('42501');
      }
    });
  });
});

describe('a disabled admin who calls functions', () => {
  test('gets nothing from those that read', async () => {
    await asUser(db.sql, cast.dora, async (tx) => {
      expect(await tx`select * from search_records('fries')`).toEqual([]);
      expect(await tx`select * from list_archived()`).toEqual([]);
      expect(await tx`select * from reporting.my_dashboard()`).toEqual([]);
      expect(await tx`select * from reporting.board()`).toEqual([]);
      expect(await tx`select * from reporting.pipeline_totals()`).toEqual([]);
    });
  });

  test('is refused by those that act', async () => {
    await asUser(db.sql, cast.dora, async (tx) => {
      const codes = [];
      for (const call of [
        tx`archive_record('opportunity', ${cast.opportunity})`,
        tx`archive_record('organization', ${cast.shared})`,
        tx`log_interaction(${cast.opportunity}, 'call')`,
        tx`set_product_distributors(${cast.sharedProduct}, '[]')`,
        tx`admin_reassign_user_data(${cast.alex}, ${cast.dora})`,
        tx`refresh_dashboard_view()`,
      ]) {
        codes.push((await refusal(tx, (t) => t`select ${call}`)).code);
      }
      expect(codes).toEqual(['KP701', 'KP701', 'KP901', 'KP701', 'KP804', '42501']);
    });
  });
});

describe('an interaction id that is taken', () => {
  test("is refused where the interaction is another's, seen or not, or archived", async () => {
    const [archived] = await db.sql<{ id: string }[]>`
      insert into public.interactions (opportunity_id, interaction_type, owner_user_id, deleted_at)
      values (${cast.opportunity}, 'call', ${cast.alex}, now()) returning interaction_id as id`;
    const taken = [cast.interactionOfBlair, archived?.id ?? ''];
    await asUser(db.sql, cast.alex, async (tx) => {
      for (const id of taken) {
        const error = await refusal(
          tx,
          (t) => t`select log_interaction(${cast.opportunity}, 'call', interaction_id => ${id})`,
        );
        expect(error).toMatchObject({ code: '23505', constraint_name: 'interactions_pkey' });
      }
    });
  });

  test("gives the row again where it is the caller's own", async () => {
    await asUser(db.sql, cast.alex, async (tx) => {
      const [row] = await tx`
        select interaction_type from log_interaction(
          ${cast.opportunity}, 'email', interaction_id => ${cast.interaction})`;
      expect(row?.interaction_type, 'as it was logged first').toBe('call');
    });
  });
});

describe('the clock of the 24 hours', () => {
  test('is not set by the one whose call it is', async () => {
    await asUser(db.sql, cast.alex, async (tx) => {
      for (const statement of [
        tx`update public.interactions set created_at = now() where interaction_id = ${cast.interaction}`,
        tx`insert into public.interactions (opportunity_id, interaction_type, created_at)
           values (${cast.opportunity}, 'call', now() + interval '1 year')`,
      ]) {
        expect((await refusal(tx, (t) => t`${statement}`)).code).toBe('42501');
      }
    });
  });

  test('is not got round by writing the row again under the same id', async () => {
    await db.sql`
      update public.interactions set created_at = now() - interval '25 hours'
      where interaction_id = ${cast.interactionOfBlair}`;
    await asUser(db.sql, cast.blair, async (tx) => {
      const error = await refusal(
        tx,
        (t) => t`
          insert into public.interactions (interaction_id, opportunity_id, interaction_type, stage)
          values (${cast.interactionOfBlair}, ${cast.opportunity}, 'call', 'awaiting_response')
          on conflict (interaction_id) do update set stage = excluded.stage`,
      );
      expect(['KP501', 'KP901']).toContain(error.code);
      await becomePostgres(tx);
      const [row] = await tx`
        select stage from public.interactions where interaction_id = ${cast.interactionOfBlair}`;
      expect(row?.stage).toBeNull();
    });
  });
});
