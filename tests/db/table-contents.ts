import type postgres from 'postgres';

/** A fingerprint of every table's rows, by name; the migration history, which grows, is left out. */
export async function tableContents(
  sql: postgres.Sql | postgres.TransactionSql,
): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c
    where c.relkind = 'r' and c.relname <> 'migration_control'
      and c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'private', 'auth'))
    order by 1`;
  const contents: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await sql.unsafe<{ fingerprint: string }[]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as fingerprint from ${name} t`,
    );
    contents[name] = row?.fingerprint ?? '';
  }
  return contents;
}
