import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import { expect, test } from 'vitest';
import { freshDatabase } from '../support/database.ts';
import { interleave, interleavings, type Outcome, type Session } from '../support/interleave.ts';
import { createUser } from '../support/people.ts';

export type Sql = postgres.Sql;

/** People and rows of one run; every run gets its own, so that runs cannot disturb each other. */
export interface Scene {
  alex: string;
  blair: string;
  customer: string;
  principal: string;
  product: string;
  distributors: [string, string];
  contacts: [string, string];
  /** Alex's, with the product and a loss reason; `interaction` put it into awaiting_response. */
  opportunity: string;
  interaction: string;
  /** Another of Alex's, for the same customer; `otherInteraction` put it into feedback_logged. */
  other: string;
  otherInteraction: string;
}

export interface Interleaved {
  sessions: Record<string, Session<Scene>>;
  /** SQLSTATEs with which a session may lose. A deadlock is never one of them. */
  refusals?: string[];
  /** Changes the scene before the sessions start. */
  before?: (sql: Sql, scene: Scene) => PromiseLike<unknown>;
  check?: (sql: Sql, scene: Scene, outcomes: Record<string, Outcome>) => Promise<void>;
}

/** Runs the sessions in every order of their steps, each on a new scene; what must hold always, holds. */
export function inEveryOrder(title: string, scenario: Interleaved): void {
  test(title, async () => {
    const db = await freshDatabase('kp_installed');
    try {
      const people = { alex: await createUser(db.sql), blair: await createUser(db.sql) };
      for (const order of interleavings(scenario.sessions)) {
        const scene = await newScene(db.sql, people);
        await runOnce(db.sql, scenario, order, scene).catch((cause: unknown) => {
          const reason = cause instanceof Error ? cause.message : cause;
          throw new Error(`In the order ${order.join(', ')}: ${reason}`, { cause });
        });
      }
    } finally {
      await db.dispose();
    }
  });
}

async function runOnce(sql: Sql, scenario: Interleaved, order: string[], scene: Scene) {
  const { sessions, refusals = [], before, check } = scenario;
  await before?.(sql, scene);
  const outcomes = await interleave(sql, sessions, order, scene);
  const lost = Object.values(outcomes).filter((outcome) => outcome !== 'committed');
  expect(refusals, JSON.stringify(outcomes)).toEqual(expect.arrayContaining(lost));
  await expectRulesToHold(sql);
  await check?.(sql, scene, outcomes);
}

async function expectRulesToHold(sql: Sql): Promise<void> {
  expect(await sql`select * from reporting.sync_drift`).toEqual([]);
  expect(
    await sql`
      select i.interaction_id as live_under_archived_opportunity
      from public.interactions i join public.opportunities o using (opportunity_id)
      where i.deleted_at is null and o.deleted_at is not null`,
  ).toEqual([]);
  expect(
    await sql`
      select o.opportunity_id as open_under_archived_organization
      from public.opportunities o
      join public.stage_lu s on s.code = o.stage
      join public.organizations customer using (organization_id)
      where o.deleted_at is null and not s.is_closed and customer.deleted_at is not null`,
  ).toEqual([]);
}

async function newScene(sql: Sql, people: Pick<Scene, 'alex' | 'blair'>): Promise<Scene> {
  const id = () => randomUUID();
  const scene: Scene = {
    ...people,
    ...{ customer: id(), principal: id(), product: id() },
    ...{ distributors: [id(), id()], contacts: [id(), id()] },
    // In the order of their ids, like locks are taken.
    ...{ opportunity: `0${id().slice(1)}`, other: `f${id().slice(1)}` },
    ...{ interaction: id(), otherInteraction: id() },
  };
  const { alex, customer, principal, product, distributors, contacts, opportunity, other } = scene;
  const opportunities = [opportunity, other].map((opportunity_id) => ({
    opportunity_id,
    name: 'Fries',
    organization_id: customer,
    principal_org_id: principal,
    product_id: product,
    owner_user_id: alex,
    loss_reason: 'timing',
  }));
  const organizations = [customer, principal, ...distributors].map((organization_id) => ({
    organization_id,
    name: organization_id,
    owner_user_id: alex,
  }));
  const atCustomer = contacts.map((contact_id) => ({
    contact_id,
    organization_id: customer,
    first_name: 'Kim',
  }));
  const fries = { product_id: product, principal_org_id: principal, name: 'Fries' };
  await sql`insert into public.organizations ${sql(organizations)}`;
  await sql`insert into public.contacts ${sql(atCustomer)}`;
  await sql`insert into public.products ${sql(fries)}`;
  await sql`insert into public.opportunities ${sql(opportunities)}`;
  await log(sql, alex, opportunity, {
    interaction_id: scene.interaction,
    stage: 'awaiting_response',
  });
  await log(sql, alex, other, { interaction_id: scene.otherInteraction, stage: 'feedback_logged' });
  return scene;
}

/** Alex logs a call, `daysAgo` days ago (1 unless told). */
export function log(
  sql: Sql,
  user: string,
  opportunity: string,
  what: { interaction_id?: string; stage?: string; status?: string; daysAgo?: number } = {},
) {
  const { daysAgo = 1, ...columns } = what;
  const row = {
    ...columns,
    opportunity_id: opportunity,
    owner_user_id: user,
    interaction_type: 'call',
    interaction_date: new Date(Date.now() - daysAgo * 86_400_000),
  };
  return sql`insert into public.interactions ${sql(row)}`;
}

export async function stageOf(sql: Sql, opportunity: string): Promise<string> {
  const [row] = await sql<{ stage: string }[]>`
    select stage from public.opportunities where opportunity_id = ${opportunity}`;
  return row?.stage ?? 'none';
}

/** For two acts that exclude each other: whoever comes first wins, and somebody does. */
export async function onlyOneCommits(_: Sql, __: Scene, outcomes: Record<string, Outcome>) {
  const winners = Object.values(outcomes).filter((outcome) => outcome === 'committed');
  expect(winners).toHaveLength(1);
}
