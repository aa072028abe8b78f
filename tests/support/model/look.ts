import type postgres from 'postgres';
import { restorableBy } from './archiving.ts';
import { seenBy } from './who-sees.ts';
import { type Id, type Opportunity, stageNamed, type World } from './world.ts';

/** What there is to be compared: who sees which rows, and what these rows say. Ids by their last four digits. */
export interface Look {
  seen: Record<Id, string>;
  opportunities: Record<Id, string>;
  rows: Record<Id, string>;
  drift: number;
}

/** Everybody's eyes in one round trip: a person after the other in one call, as the API's role. */
export async function prepareLook(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create schema model;
    grant usage on schema model to authenticated;
    create function model.seen(people uuid[]) returns jsonb language plpgsql set search_path = '' as $$
    declare
      person uuid;
      ids text;
      answer jsonb := '{}';
    begin
      perform set_config('role', 'authenticated', true);
      foreach person in array people loop
        perform set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', person)::text, true);
        select string_agg(right(id::text, 4), ' ' order by id) into ids from (
          select organization_id as id from public.organizations
          union all select contact_id from public.contacts
          union all select product_id from public.products
          union all select opportunity_id from public.opportunities
          union all select interaction_id from public.interactions) visible;
        answer := answer || jsonb_build_object(right(person::text, 4), coalesce(ids, ''));
      end loop;
      perform set_config('role', 'none', true), set_config('request.jwt.claims', '', true);
      return answer;
    end
    $$;
    create function model.restorable(people uuid[]) returns jsonb language plpgsql set search_path = '' as $$
    declare
      person uuid;
      ids text;
      answer jsonb := '{}';
    begin
      perform set_config('role', 'authenticated', true);
      foreach person in array people loop
        perform set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', person)::text, true);
        select string_agg(right(id::text, 4), ' ' order by id) into ids from public.list_archived();
        answer := answer || jsonb_build_object(right(person::text, 4), coalesce(ids, ''));
      end loop;
      perform set_config('role', 'none', true), set_config('request.jwt.claims', '', true);
      return answer;
    end
    $$`);
}

export async function lookAtDatabase(tx: postgres.TransactionSql, people: Id[]): Promise<Look> {
  const [look] = await tx<[Look]>`
    select model.seen(${people}) as seen,
      (select count(*)::int from reporting.sync_drift) as drift,
      (select jsonb_object_agg(right(opportunity_id::text, 4), concat_ws(' ',
         stage, status, stage_manual, status_manual, closed_at is not null, loss_reason))
       from public.opportunities) as opportunities,
      (select jsonb_object_agg(right(id::text, 4), concat_ws(' ', right(owner::text, 4), archived, right(parent::text, 4), right(product::text, 4)))
       from (
         select organization_id as id, owner_user_id as owner, deleted_at is not null as archived, null::uuid as parent, null::uuid as product
         from public.organizations
         union all select contact_id, null, deleted_at is not null, organization_id, null from public.contacts
         union all select product_id, null, deleted_at is not null, principal_org_id, null from public.products
         union all select opportunity_id, owner_user_id, deleted_at is not null, principal_org_id, product_id from public.opportunities
         union all select interaction_id, owner_user_id, deleted_at is not null, opportunity_id, null from public.interactions) every_row) as rows`;
  return look;
}

export function lookAtModel(world: World): Look {
  const parents: [Id, string][] = [
    ...rows(world.organization, (each) => [each.owner_user_id, each.archived]),
    ...rows(world.contact, (each) => [each.archived, each.organization_id]),
    ...rows(world.product, (each) => [each.archived, each.principal_org_id]),
    ...rows(world.opportunity, (each) => [
      each.owner_user_id,
      each.archived,
      each.principal_org_id,
      each.product_id,
    ]),
    ...rows(world.interaction, (each) => [each.owner_user_id, each.archived, each.opportunity_id]),
  ];
  return {
    seen: byPerson(world, seenBy),
    opportunities: Object.fromEntries(rows(world.opportunity, said)),
    rows: Object.fromEntries(parents),
    drift: 0,
  };
}

export async function restorableInDatabase(tx: postgres.TransactionSql, people: Id[]) {
  const [answer] = await tx<[{ restorable: Record<Id, string> }]>`
    select model.restorable(${people}) as restorable`;
  return answer.restorable;
}

export function restorableInModel(world: World): Record<Id, string> {
  return byPerson(world, restorableBy);
}

function said(each: Opportunity) {
  const closed = stageNamed(each.stage).closed === true;
  return [each.stage, each.status, each.stage_manual, each.status_manual, closed, each.loss_reason];
}

function rows<Row>(
  of: Map<Id, Row>,
  say: (row: Row) => (string | boolean | null)[],
): [Id, string][] {
  return [...of].map(([id, each]) => [short(id), say(each).map(word).join('').trimStart()]);
}

function word(value: string | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? ' t' : ' f';
  return ` ${/^[0-9a-f-]{36}$/.test(value) ? short(value) : value}`;
}

function byPerson(world: World, ids: (world: World, person: Id) => Id[]): Record<Id, string> {
  return Object.fromEntries(
    [...world.person.keys()].map((person) => [
      short(person),
      ids(world, person).map(short).sort().join(' '),
    ]),
  );
}

function short(id: Id): string {
  return id.slice(-4);
}
