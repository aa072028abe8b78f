import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { asUser, become, becomePostgres, refusal, rolledBack } from '../support/people.ts';
import { assembleCast, type Cast } from './access-cast.ts';

let db: TestDatabase;
let cast: Cast;
beforeAll(async () => {
  db = await freshDatabase('kp_installed');
  cast = await assembleCast(db.sql);
});
afterAll(() => db.dispose());

const owned = [
  { table: 'organizations', key: 'organization_id', id: (c: Cast) => c.customer },
  { table: 'opportunities', key: 'opportunity_id', id: (c: Cast) => c.opportunity },
];

describe.each(owned)('the owner of a row of $table', ({ table, key, id }) => {
  const give = (from: 'alex' | 'maya' | 'robin', to: 'alex' | 'blair' | 'maya' | 'nora') =>
    asUser(db.sql, cast[from], async (tx) => {
      const act = () =>
        tx.savepoint(
          (t) => t`
            update public.${t(table)} set owner_user_id = ${cast[to]} where ${t(key)} = ${id(cast)}`,
        );
      const verdict = await act().then(
        (result) => result.count,
        (error) => error.code,
      );
      await becomePostgres(tx);
      const [row] = await tx`
        select owner_user_id from public.${tx(table)} where ${tx(key)} = ${id(cast)}`;
      return { verdict, owner: row?.owner_user_id };
    });

  test('does not give it away', async () => {
    expect(await give('alex', 'blair')).toEqual({ verdict: '42501', owner: cast.alex });
    expect(await give('alex', 'maya'), 'not even to the manager').toEqual({
      verdict: '42501',
      owner: cast.alex,
    });
  });

  test('is changed by the manager within the team, and not beyond it', async () => {
    expect(await give('maya', 'maya')).toEqual({ verdict: 1, owner: cast.maya });
    expect(await give('maya', 'blair')).toEqual({ verdict: '42501', owner: cast.alex });
  });

  test('is changed by an admin to anybody', async () => {
    expect(await give('robin', 'nora')).toEqual({ verdict: 1, owner: cast.nora });
  });
});

describe('naming an owner', () => {
  const rows = [
    { table: 'organizations', row: () => ({ name: 'New Diner' }) },
    {
      table: 'opportunities',
      row: (c: Cast) => ({ name: 'Deal', organization_id: c.shared, product_id: c.sharedProduct }),
    },
  ];

  test.each(rows)(
    'is left out, and the caller owns the new row of $table',
    async ({ table, row }) => {
      await asUser(db.sql, cast.blair, async (tx) => {
        const [made] = await tx`
        insert into public.${tx(table)} ${tx(row(cast))} returning owner_user_id`;
        expect(made?.owner_user_id).toBe(cast.blair);
      });
    },
  );

  test.each(rows)('a rep names nobody else in $table', async ({ table, row }) => {
    await asUser(db.sql, cast.blair, async (tx) => {
      const error = await refusal(tx, (t) => {
        const foreign = { ...row(cast), owner_user_id: cast.alex };
        return t`insert into public.${t(table)} ${t(foreign)}`;
      });
      expect(error.code).toBe('42501');
    });
  });

  test.each(rows)('a manager names a report in $table, and nobody else', async ({ table, row }) => {
    await asUser(db.sql, cast.maya, async (tx) => {
      const name = (owner: string) => {
        const named = { ...row(cast), owner_user_id: owner };
        return tx.savepoint((t) => t`insert into public.${t(table)} ${t(named)}`);
      };
      await name(cast.alex);
      await expect(name(cast.nora)).rejects.toMatchObject({ code: '42501' });
    });
  });

  test('an interaction is logged in the name of a report by their manager only', async () => {
    const log = (caller: string, owner: string) =>
      asUser(
        db.sql,
        caller,
        (tx) => tx`
          insert into public.interactions (opportunity_id, interaction_type, owner_user_id)
          values (${cast.opportunity}, 'call', ${owner})`,
      );
    expect((await log(cast.maya, cast.alex)).count).toBe(1);
    await expect(log(cast.alex, cast.maya)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('sharing an organization', () => {
  const people = ['alex', 'blair', 'maya', 'nora'] as const;

  test.each(people)(
    '%s, who is no admin, neither shares an organization nor takes a shared one',
    async (person) => {
      await asUser(db.sql, cast[person], async (tx) => {
        const errors = [
          await refusal(
            tx,
            (t) => t`insert into public.organizations (name, owner_user_id) values ('New', null)`,
          ),
          await refusal(
            tx,
            (t) => t`
            update public.organizations set owner_user_id = ${cast[person]}
            where organization_id = ${cast.shared}`,
          ),
        ];
        for (const error of errors) {
          expect(error).toMatchObject({ code: 'KP902', detail: 'column: owner_user_id' });
        }
        await becomePostgres(tx);
        const [row] = await tx`
        select owner_user_id from public.organizations where organization_id = ${cast.shared}`;
        expect(row?.owner_user_id).toBeNull();
      });
    },
  );

  test('the owner does not share it', async () => {
    await asUser(db.sql, cast.alex, async (tx) => {
      const error = await refusal(
        tx,
        (t) => t`
          update public.organizations set owner_user_id = null
          where organization_id = ${cast.customer}`,
      );
      expect(error.code).toBe('KP902');
    });
  });

  test('an admin shares one, and makes one owned', async () => {
    await asUser(db.sql, cast.robin, async (tx) => {
      await tx`
        update public.organizations set owner_user_id = null
        where organization_id = ${cast.customer}`;
      await tx`
        update public.organizations set owner_user_id = ${cast.blair}
        where organization_id = ${cast.shared}`;
      await become(tx, 'authenticated', cast.blair);
      const seen = await tx`select organization_id from public.organizations order by name`;
      expect(seen.map((row) => row.organization_id)).toEqual([cast.customer, cast.shared]);
    });
  });
});

test('a person who is disabled sees nothing from the next statement on', async () => {
  await rolledBack(db.sql, async (tx) => {
    await become(tx, 'authenticated', cast.alex);
    expect(await tx`select from public.opportunities`).toHaveLength(1);
    await becomePostgres(tx);
    await tx`update public.user_profiles set status = 'disabled' where user_id = ${cast.alex}`;
    await become(tx, 'authenticated', cast.alex);
    const relations = [
      ...['organizations', 'contacts', 'products', 'product_distributors', 'opportunities'],
      ...['interactions', 'opportunity_contacts', 'user_profiles', 'stage_lu', 'state_lu'],
      ...['v_org_roles', 'opportunities_enriched'],
    ];
    for (const relation of relations) {
      expect(await tx`select from public.${tx(relation)}`, relation).toHaveLength(0);
    }
    for (const relation of ['pipeline_full', 'opportunity_timeline', 'latest_interaction']) {
      expect(await tx`select from reporting.${tx(relation)}`, relation).toHaveLength(0);
    }
  });
});
