import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { becomePostgres, rolledBack } from '../support/people.ts';
import { type Actor, actors, assembleCast, becomeActor, type Cast } from './access-cast.ts';

type Row = Record<string, string | boolean | number | null>;
/** Done, done to no row (what a policy's USING does), or refused with this SQLSTATE. */
type Verdict = 'yes' | 'none' | string;
type Verdicts = readonly [select: Verdict, insert: Verdict, update: Verdict, remove: Verdict];

export interface Access {
  table: string;
  /** The row that is looked at, changed and removed. */
  key: (cast: Cast) => Row;
  /** A row like it, as this person would add it. */
  addition: (cast: Cast, actor: Actor) => Row;
  change: Row;
  expected: Record<Actor, Verdicts>;
}

/** Those who are not let in at all; only how an insert is refused differs between tables. */
export function strangers(insert: {
  disabled: Verdict;
  deleted?: Verdict;
  noUser?: Verdict;
}): Record<
  | 'a disabled admin with a live token'
  | "a deleted user's token"
  | 'a token without a user'
  | 'anon',
  Verdicts
> {
  const { disabled, deleted = disabled, noUser = disabled } = insert;
  return {
    'a disabled admin with a live token': ['none', disabled, 'none', '42501'],
    "a deleted user's token": ['none', deleted, 'none', '42501'],
    'a token without a user': ['none', noUser, 'none', '42501'],
    anon: ['42501', '42501', '42501', '42501'],
  };
}

/** One test per person: what they may do with one row of a table, verb by verb. */
export function describeAccess(title: string, access: Access): void {
  describe(title, () => {
    let db: TestDatabase;
    let cast: Cast;
    beforeAll(async () => {
      db = await freshDatabase('kp_installed');
      cast = await assembleCast(db.sql);
    });
    afterAll(() => db.dispose());

    test.each(
      actors.map((actor) => [`${actor}: ${sentence(access.expected[actor])}`, actor] as const),
    )('%s', async (_, actor) => {
      expect(await verdicts(db.sql, access, cast, actor)).toEqual(access.expected[actor]);
    });
  });
}

function sentence([select, insert, update, remove]: Verdicts): string {
  const say = (verdict: Verdict, yes: string, none: string) =>
    verdict === 'yes'
      ? yes
      : verdict === 'none'
        ? none
        : `may not ${yes.replace(/s$/, '')} (${verdict})`;
  return [
    say(select, 'sees', 'sees nothing'),
    say(insert, 'inserts', 'inserts nothing'),
    say(update, 'updates', 'updates nothing'),
    say(remove, 'deletes', 'deletes nothing'),
  ].join(', ');
}

async function verdicts(
  sql: postgres.Sql,
  { table, key, addition, change }: Access,
  cast: Cast,
  actor: Actor,
): Promise<Verdicts> {
  const name = `public.${table}`;
  const where = key(cast);
  const found = (tx: postgres.Sql | postgres.TransactionSql) => tx`
    select * from ${tx(name)} where ${matches(tx, where)}`;
  const [before] = await found(sql);

  const attempt = (act: (tx: postgres.TransactionSql) => Promise<{ count: number }>) =>
    rolledBack(sql, async (tx): Promise<Verdict> => {
      await becomeActor(tx, cast, actor);
      const verdict = await tx
        .savepoint((inner) => act(inner))
        .then((result) => (result.count > 0 ? 'yes' : 'none'), sqlState);
      if (verdict !== 'yes') {
        await becomePostgres(tx);
        expect(await found(tx), 'the row is as it was').toEqual([before]);
      }
      return verdict;
    });

  const update = await attempt(
    async (tx) => tx`update ${tx(name)} set ${tx(change)} where ${matches(tx, where)}`,
  );
  if (update === 'none') {
    // Without a WHERE, PostgreSQL asks the update's policy alone, and not the select's as well.
    await rolledBack(sql, async (tx) => {
      await becomeActor(tx, cast, actor);
      await tx`update ${tx(name)} set ${tx(change)}`;
      await becomePostgres(tx);
      expect(await found(tx), 'a blind update does not reach the row').toEqual([before]);
    });
  }
  return [
    await attempt(async (tx) => found(tx)),
    await attempt(async (tx) => tx`insert into ${tx(name)} ${tx(addition(cast, actor))}`),
    update,
    await attempt(async (tx) => tx`delete from ${tx(name)} where ${matches(tx, where)}`),
  ];
}

function matches(tx: postgres.Sql | postgres.TransactionSql, where: Row) {
  return Object.entries(where)
    .map(([column, value]) => tx`${tx(column)} = ${value}`)
    .reduce((all, one) => tx`${all} and ${one}`);
}

function sqlState(error: unknown): string {
  if (error instanceof postgres.PostgresError) return error.code;
  throw error;
}
