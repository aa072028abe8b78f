import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { addOpportunity } from '../support/fixtures.ts';
import { asUser, become, refusal, rolledBack } from '../support/people.ts';
import { test } from './brokerage-test.ts';
import { stateOf } from './opportunity-state.ts';

test('two words are enough to log an interaction, and the row comes back', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const [row] = await tx`select * from public.log_interaction(${id}, 'call')`;
    expect(row).toMatchObject({
      opportunity_id: id,
      interaction_type: 'call',
      owner_user_id: world.alex,
      stage: null,
    });
    expect(await stateOf(tx, id)).toMatchObject({ last_interaction_id: row?.interaction_id });
  });
});

test('all that a person says is kept', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const said = {
      interaction_date: new Date('2026-03-04T15:00:00Z'),
      stage: 'demo_scheduled',
      status: 'qualified',
      subject: 'Tasting',
      notes: 'They loved it.',
      contact_id: world.contact,
      interaction_id: randomUUID(),
    };
    const [row] = await tx`
      select * from public.log_interaction(${id}, 'demo', interaction_date => ${said.interaction_date},
        stage => ${said.stage}, status => ${said.status}, subject => ${said.subject}, notes => ${said.notes},
        follow_up_date => '2026-04-01', contact_id => ${said.contact_id}, interaction_id => ${said.interaction_id})`;
    expect(row).toMatchObject(said);
    expect(await stateOf(tx, id)).toMatchObject({ stage: 'demo_scheduled', status: 'qualified' });
  });
});

test('a lost stage and its reason arrive together, or not at all', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const error = await refusal(
      tx,
      (t) => t`select public.log_interaction(${id}, 'call', stage => 'closed_lost')`,
    );
    expect(error.code).toBe('KP403');
    await tx`select public.log_interaction(${id}, 'call', stage => 'closed_lost', loss_reason => 'timing')`;
    const [row] = await tx`
      select stage, loss_reason from public.opportunities where opportunity_id = ${id}`;
    expect(row).toEqual({ stage: 'closed_lost', loss_reason: 'timing' });
  });
});

test('the same id again returns the row that is there, and changes nothing', async ({ world }) => {
  await asUser(world.sql, world.alex, async (tx) => {
    const id = await addOpportunity(tx, world);
    const attempt = randomUUID();
    const log = (notes: string) => tx`
      select interaction_id, notes from public.log_interaction(${id}, 'call', notes => ${notes}, interaction_id => ${attempt})`;
    expect(await log('first')).toEqual([{ interaction_id: attempt, notes: 'first' }]);
    expect(await log('again')).toEqual([{ interaction_id: attempt, notes: 'first' }]);
    const rows = await tx`select from public.interactions where opportunity_id = ${id}`;
    expect(rows).toHaveLength(1);
  });
});

test('a retry that overtakes its first attempt logs nothing twice', async ({ world }) => {
  const id = await addOpportunity(world.sql, world);
  const attempt = randomUUID();
  const log = () =>
    world.sql.begin(async (tx) => {
      await become(tx, 'authenticated', world.alex);
      return tx`select interaction_id from public.log_interaction(${id}, 'call', interaction_id => ${attempt})`;
    });
  const answers = await Promise.all([log(), log(), log()]);
  expect(answers).toEqual(answers.map(() => [{ interaction_id: attempt }]));
  const rows = await world.sql`select from public.interactions where opportunity_id = ${id}`;
  expect(rows).toHaveLength(1);
});

test('nothing is logged on an opportunity that the caller does not see', async ({ world }) => {
  await rolledBack(world.sql, async (tx) => {
    const id = await addOpportunity(tx, world);
    await become(tx, 'authenticated', world.blair);
    const error = await refusal(tx, (t) => t`select public.log_interaction(${id}, 'call')`);
    expect(error.code).toBe('KP901');
    expect(error.detail).toBe('column: opportunity_id');
  });
});
