import { exitCodes, KpError } from './errors.ts';
import { quoteLiteral, quoteName } from './names.ts';
import type { Script } from './packs.ts';
import type { Session } from './session.ts';

/** What a rollback script destroys: a table's rows, or one column's values. */
export interface Loss {
  schema: string;
  table: string;
  column?: string | undefined;
  /** SQL condition on the table's columns; without one every row (or every value) is lost. */
  where?: string | undefined;
}

export interface CountedLoss extends Loss {
  rows: number;
}

/** Reads `-- kp:loses schema.table[.column] [where condition]`. */
export function declaredLosses(script: Script): Loss[] {
  return script.directives
    .filter((directive) => directive.startsWith('kp:loses'))
    .map((directive) => {
      const match = /^kp:loses\s+(\w+)\.(\w+)(?:\.(\w+))?(?:\s+where\s+(.+))?$/i.exec(directive);
      const [, schema, table, column, where] = match ?? [];
      if (schema === undefined || table === undefined) {
        throw new KpError(`${script.file}: cannot read "-- ${directive}".`, {
          exitCode: exitCodes.failed,
          code: 'bad_script',
          suggestion: 'Write -- kp:loses schema.table[.column] [where condition].',
        });
      }
      return { schema, table, column, where };
    });
}

/** One entry per table and per column; a table lost whole covers its columns. */
export function mergeLosses(losses: readonly Loss[]): Loss[] {
  const merged = new Map<string, Loss>();
  for (const loss of losses) {
    const known = merged.get(lossName(loss));
    const where =
      known && !(known.where && loss.where)
        ? undefined
        : known
          ? `(${known.where}) or (${loss.where})`
          : loss.where;
    merged.set(lossName(loss), { ...loss, where });
  }
  const whole = (loss: Loss) => {
    const table = merged.get(lossName({ ...loss, column: undefined }));
    return table !== undefined && table.where === undefined;
  };
  return [...merged.values()].filter((loss) => !loss.column || !whole(loss));
}

/** Only what exists and would really lose something. */
export async function countLosses(
  session: Session,
  losses: readonly Loss[],
): Promise<CountedLoss[]> {
  const counted: CountedLoss[] = [];
  for (const loss of losses) {
    if (!(await lossExists(session, loss))) continue;
    const [row] = await session.query<{ rows: string }>(
      `select count(*) as rows from ${lossSource(loss)}`,
    );
    const rows = Number(row?.rows ?? 0);
    if (rows > 0) counted.push({ ...loss, rows });
  }
  return counted;
}

export async function lossExists(
  session: Session,
  { schema, table, column }: Loss,
): Promise<boolean> {
  const [row] = await session.query(
    `select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relname = $2
        and ($3::text is null or exists (select from pg_catalog.pg_attribute a
              where a.attrelid = c.oid and a.attname = $3 and not a.attisdropped))`,
    [schema, table, column ?? null],
  );
  return row !== undefined;
}

/** The FROM and WHERE that select what is lost. */
export function lossSource(loss: Loss): string {
  const conditions = [loss.where, loss.column && `${quoteName(loss.column)} is not null`];
  const where = conditions.filter(Boolean).map((condition) => `(${condition})`);
  return `${qualifiedTable(loss)}${where.length ? ` where ${where.join(' and ')}` : ''}`;
}

export function qualifiedTable({ schema, table }: Pick<Loss, 'schema' | 'table'>): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}

export function lossName({ schema, table, column }: Loss): string {
  return [schema, table, column].filter(Boolean).join('.');
}

/** A row as a rollback point keeps it: JSON, which needs no type of an extension that is to go. */
export async function savedRowExpression(session: Session, loss: Loss): Promise<string> {
  const row = quoteName(loss.table);
  // Whole rows need it as well, when they come back: better refused now than then.
  const key = await primaryKey(session, loss);
  if (loss.column) {
    const kept = [...key, loss.column];
    const pairs = kept.map((name) => `${quoteLiteral(name)}, ${row}.${quoteName(name)}`);
    return `pg_catalog.jsonb_build_object(${pairs.join(', ')})`;
  }
  const generated = await session.query<{ name: string }>(
    `select attname as name from pg_catalog.pg_attribute
      where attrelid = $1::text::regclass and attgenerated <> '' and not attisdropped order by attnum`,
    [qualifiedTable(loss)],
  );
  const dropped = generated.map(({ name }) => ` - ${quoteLiteral(name)}::text`).join('');
  return `(pg_catalog.to_jsonb(${row})${dropped})`;
}

export async function primaryKey(session: Session, loss: Loss): Promise<string[]> {
  const columns = await session.query<{ name: string }>(
    `select a.attname as name
       from pg_catalog.pg_index i, unnest(i.indkey::int2[]) with ordinality as k (attnum, position)
       join pg_catalog.pg_attribute a on a.attnum = k.attnum
      where i.indrelid = $1::text::regclass and i.indisprimary and a.attrelid = i.indrelid
      order by k.position`,
    [qualifiedTable(loss)],
  );
  if (columns.length === 0) {
    throw new KpError(
      `${loss.schema}.${loss.table} has no primary key, so its rows cannot be kept.`,
      {
        exitCode: exitCodes.failed,
        code: 'no_primary_key',
      },
    );
  }
  return columns.map(({ name }) => name);
}
