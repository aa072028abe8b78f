import type postgres from 'postgres';
import { expect, test } from 'vitest';
import { type Breakage, breakages } from '../support/model/breakages.ts';
import { databaseOfTheModel } from '../support/model/database.ts';
import { tryThem } from '../support/model/sequences.ts';
import { fireRuns, fireSeed } from './settings.ts';

// What rules-and-access.test.ts would say if the packs were wrong. Each breakage in a database of its own.
test.for(breakages)('it is found when $says', async (breakage) => {
  const db = await databaseOfTheModel();
  try {
    await breakIt(db.sql, breakage);
    const error = await tryThem(db.connect({ max: 1 }), {
      runs: fireRuns(3000),
      seed: fireSeed(5),
      repeat: 'npx vitest run --project fire tests/fire/broken-rules.test.ts',
    }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(String(error)).toContain('Model and database disagree');
    console.info(`${breakage.says}\n${error}`);
  } finally {
    await db.dispose();
  }
});

async function breakIt(sql: postgres.Sql, { of, change: [from, to] }: Breakage): Promise<void> {
  const view = of.startsWith('view ') ? of.slice('view '.length) : undefined;
  const [found] = view
    ? await sql<{ definition: string }[]>`
        select format('create or replace view %s with (security_invoker = true) as %s', ${view}::text, pg_get_viewdef(${view}::regclass)) as definition`
    : await sql<{ definition: string }[]>`
        select pg_get_functiondef(${of}::regprocedure) as definition`;
  const broken = found?.definition.replace(from, () => to);
  if (!broken || broken === found?.definition) throw new Error(`Nothing to break: ${from}`);
  await sql.unsafe(broken);
}
