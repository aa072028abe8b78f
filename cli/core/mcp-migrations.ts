import { readOnlyQuery, writingQuery } from './mcp-query.ts';
import { quoteLiteral } from './names.ts';

interface Migration {
  version: string;
  name: string;
}

/** The packs that are in, then what was applied through Supabase's tools. */
export async function listMigrations(databaseUrl: string): Promise<Migration[]> {
  const migrations: Migration[] = [];
  for (const [table, query] of Object.entries(sources)) {
    const [found] = await readOnlyQuery<{ there: boolean }>(
      databaseUrl,
      'select to_regclass($1) is not null as there',
      [table],
    );
    if (found?.there) migrations.push(...(await readOnlyQuery<Migration>(databaseUrl, query)));
  }
  return migrations;
}

const sources = {
  'public.migration_control': `
    select lpad(phase_number::text, 3, '0') as version, coalesce(pack, '') as name
      from (select distinct on (phase_number) * from public.migration_control
             order by phase_number, migration_id desc) as newest
     where status = 'complete' order by phase_number`,
  'supabase_migrations.schema_migrations': `
    select version, coalesce(name, '') as name
      from supabase_migrations.schema_migrations order by version`,
};

/** Runs and is recorded together, where `supabase migration list` looks as well; or neither. */
export async function applyMigration(
  databaseUrl: string,
  { name, query }: { name: string; query: string },
): Promise<void> {
  await writingQuery(
    databaseUrl,
    `${query}
    ;
    create schema if not exists supabase_migrations;
    create table if not exists supabase_migrations.schema_migrations
      (version text primary key, statements text[], name text);
    insert into supabase_migrations.schema_migrations (version, name, statements)
    values (to_char(clock_timestamp() at time zone 'UTC', 'YYYYMMDDHH24MISS'), ${quoteLiteral(name)},
            array[${quoteLiteral(query)}]);
    commit`,
  );
}
