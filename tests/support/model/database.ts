import postgres from 'postgres';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { become, becomePostgres } from '../people.ts';
import type { Command } from './commands.ts';
import { prepareLook } from './look.ts';
import { firstWorld } from './scene.ts';
import type { Id, Kind, Verdict, World } from './world.ts';

const tables: Record<Kind, { table: string; key: string; remark: string }> = {
  organization: { table: 'public.organizations', key: 'organization_id', remark: 'notes' },
  contact: { table: 'public.contacts', key: 'contact_id', remark: 'notes' },
  product: { table: 'public.products', key: 'product_id', remark: 'description' },
  opportunity: { table: 'public.opportunities', key: 'opportunity_id', remark: 'notes' },
  interaction: { table: 'public.interactions', key: 'interaction_id', remark: 'notes' },
};
/** What a row must have and the model has no word for. */
const given: Record<Kind, (id: Id) => Record<string, string>> = {
  organization: (id) => ({ name: id }),
  contact: () => ({ first_name: 'Kim' }),
  product: () => ({ name: 'Fries' }),
  opportunity: () => ({ name: 'Fries' }),
  interaction: () => ({ interaction_type: 'call' }),
};

/** A database in which the first world stands as it is. */
export async function databaseOfTheModel(): Promise<TestDatabase> {
  const db = await freshDatabase('kp_installed');
  await load(db.sql, firstWorld());
  await prepareLook(db.sql);
  return db;
}

async function load(sql: postgres.Sql, world: World): Promise<void> {
  for (const id of world.person.keys()) {
    await sql`insert into auth.users (id, email) values (${id}, ${`${id}@example.test`})`;
  }
  for (const [id, { role, status, manager_user_id, profile }] of world.person) {
    const set = { role, status, manager_user_id };
    await sql`update public.user_profiles set ${sql(set)} where user_id = ${id}`;
    if (!profile) await sql`delete from public.user_profiles where user_id = ${id}`;
  }
  for (const kind of ['organization', 'contact', 'product', 'opportunity'] as const) {
    for (const [id, each] of world[kind]) {
      const { archived: _, initial: __, ...set } = { initial: undefined, ...each };
      await insert(sql, kind, id, set);
    }
  }
}

/** Does the step as its actor, in a savepoint. */
export async function perform(tx: postgres.TransactionSql, command: Command): Promise<Verdict> {
  try {
    const rows = await tx.savepoint(async (inner) => {
      // Sent together: the answer to the first is not waited for.
      const [, result] = await Promise.all([becomeActor(inner, command), run(inner, command)]);
      return result.count;
    });
    return rows === 0 ? { is: 'nothing' } : { is: 'done' };
  } catch (error) {
    if (error instanceof postgres.PostgresError) return { is: 'refused', codes: [error.code] };
    throw error;
  }
}

function becomeActor(tx: postgres.TransactionSql, command: Command): Promise<void> {
  // The service role has no right to auth.users, which is GoTrue's; postgres stands in for it.
  if (command.do === 'delete account') return becomePostgres(tx);
  return command.by === 'service'
    ? become(tx, 'service_role')
    : become(tx, 'authenticated', command.by);
}

function run(tx: postgres.TransactionSql, command: Command): postgres.PendingQuery<postgres.Row[]> {
  const { id } = command;
  switch (command.do) {
    case 'create':
      return insert(tx, command.kind, id, { ...command.set });
    case 'log': {
      const { opportunity_id, interaction_date, stage, status, contact_id } = command.set;
      return tx`
        select public.log_interaction(
          opportunity_id => ${opportunity_id}, interaction_type => 'call', stage => ${stage},
          interaction_date => ${interaction_date}, status => ${status}, contact_id => ${contact_id},
          loss_reason => ${command.loss_reason}, interaction_id => ${id})`;
    }
    case 'edit': {
      const { table, key, remark } = tables[command.kind];
      const set = { ...command.set, [remark]: 'edited' };
      return tx`update ${tx(table)} set ${tx(set)} where ${tx(key)} = ${id}`;
    }
    case 'archive':
      return tx`select public.archive_record(${command.kind}, ${id})`;
    case 'restore':
      return tx`select public.restore_record(${command.kind}, ${id})`;
    case 'delete': {
      const { table, key } = tables[command.kind];
      return tx`delete from ${tx(table)} where ${tx(key)} = ${id}`;
    }
    case 'set profile':
      return tx`update public.user_profiles set ${tx({ ...command.set })} where user_id = ${id}`;
    case 'reassign':
      return command.by === 'service'
        ? tx`select * from public.reassign_user_data(${id}, ${command.to})`
        : tx`select * from public.admin_reassign_user_data(${id}, ${command.to})`;
    case 'off-board':
      return tx`select * from public.admin_off_board(${id}, ${command.to})`;
    case 'delete account':
      return tx`delete from auth.users where id = ${id}`;
    case 'let a day pass':
      return tx`
        update public.interactions set created_at = created_at - interval '25 hours'
        where interaction_id = ${id} and created_at > now() - interval '24 hours'`;
  }
}

function insert(
  sql: postgres.Sql | postgres.TransactionSql,
  kind: Kind,
  id: Id,
  set: Record<string, string | boolean | null | undefined>,
) {
  const { table, key } = tables[kind];
  const row = { [key]: id, ...given[kind](id), ...set };
  return sql`insert into ${sql(table)} ${sql(row)}`;
}
