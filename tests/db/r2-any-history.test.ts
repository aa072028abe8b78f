import fc from 'fast-check';
import postgres from 'postgres';
import { expect } from 'vitest';
import { addInteraction, addOpportunity, daysAgo } from '../support/fixtures.ts';
import { become, becomePostgres, rolledBack } from '../support/people.ts';
import { test, type World } from './brokerage-test.ts';

const stage = fc.constantFrom(
  null,
  'new_lead',
  'feedback_logged',
  'demo_scheduled',
  'closed_won',
  'closed_lost',
);
const status = fc.constantFrom(null, 'active', 'on_hold');
// Few days, so that dates collide; few positions, so that the same rows are met again.
const day = fc.integer({ min: 0, max: 3 });
const which = fc.nat({ max: 5 });
const flag = fc.constantFrom('stage_manual', 'status_manual');

const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('log'), which, stage, status, day }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit'), which, stage, status, day }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('move'), which, to: which }) },
  fc.record({ do: fc.constantFrom('archive call', 'restore call', 'delete call'), which }),
  fc.record({ do: fc.constantFrom('archive', 'restore', 'take product', 'give reason'), which }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('by hand'), which, flag, stage, status }) },
);

interface Act {
  do: string;
  which: number;
  to?: number;
  stage?: string | null;
  status?: string | null;
  day?: number;
  flag?: string;
}

test('whatever is done, in any order, stages and statuses are what the interactions say', async ({
  world,
}) => {
  const dates = [0, 1, 2, 3].map(daysAgo);
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), (history: Act[]) =>
      rolledBack(world.sql, async (tx) => {
        const opportunities = [await addOpportunity(tx, world), await addOpportunity(tx, world)];
        const calls: string[] = [];
        for (const what of history) {
          // What the rules refuse is refused, and the history goes on.
          await tx
            .savepoint((t) => perform(t, world, what, { opportunities, calls, dates }))
            .catch((error: unknown) => {
              if (!(error instanceof postgres.PostgresError) || !/^KP/.test(error.code))
                throw error;
            });
          await becomePostgres(tx);
          expect(await tx`select * from reporting.sync_drift`).toEqual([]);
        }
      }),
    ),
    { numRuns: 60 },
  );
});

async function perform(
  tx: postgres.TransactionSql,
  world: World,
  what: Act,
  scene: { opportunities: string[]; calls: string[]; dates: Date[] },
): Promise<void> {
  const { opportunities, calls, dates } = scene;
  const opportunity = opportunities[what.which % opportunities.length] ?? '';
  const call = calls[what.which % Math.max(calls.length, 1)];
  await become(tx, 'authenticated', world.alex);
  const said = { stage: what.stage ?? null, status: what.status ?? null };
  const drivers = { ...said, interaction_date: dates[what.day ?? 0] ?? null };
  switch (what.do) {
    case 'log':
      calls.push(await addInteraction(tx, world, opportunity, drivers));
      return;
    case 'by hand':
      await tx`
        update public.opportunities
        set stage = coalesce(${said.stage}, stage), status = coalesce(${said.status}, status),
            ${tx(what.flag ?? '')} = not ${tx(what.flag ?? '')}
        where opportunity_id = ${opportunity}`;
      return;
    case 'take product':
      await tx`update public.opportunities set product_id = null where opportunity_id = ${opportunity}`;
      return;
    case 'give reason':
      await tx`update public.opportunities set loss_reason = 'timing' where opportunity_id = ${opportunity}`;
      return;
    case 'archive':
      await tx`select public.archive_record('opportunity', ${opportunity})`;
      return;
    case 'restore':
      await tx`select public.restore_record('opportunity', ${opportunity})`;
      return;
  }
  if (!call) return;
  switch (what.do) {
    case 'edit':
      await tx`update public.interactions set ${tx(drivers)} where interaction_id = ${call}`;
      return;
    case 'move': {
      const target = opportunities[(what.to ?? 0) % opportunities.length] ?? '';
      await tx`update public.interactions set opportunity_id = ${target} where interaction_id = ${call}`;
      return;
    }
    case 'archive call':
      await tx`select public.archive_record('interaction', ${call})`;
      return;
    case 'restore call':
      await tx`select public.restore_record('interaction', ${call})`;
      return;
    case 'delete call':
      await become(tx, 'service_role');
      await tx`delete from public.interactions where interaction_id = ${call}`;
      calls.splice(calls.indexOf(call), 1);
      return;
  }
}
