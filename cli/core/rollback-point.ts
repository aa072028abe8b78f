import { exitCodes, KpError } from './errors.ts';
import {
  type CountedLoss,
  type Loss,
  lossExists,
  lossSource,
  primaryKey,
  qualifiedTable,
  savedRowExpression,
} from './losses.ts';
import { quoteLiteral, quoteName } from './names.ts';
import type { Session } from './session.ts';

const prefix = 'rollback_point_';

/** Phases `to + 1` … `from` were taken back after this point was written. */
export interface PointRange {
  to: number;
  from: number;
}

interface SavedTable extends Loss {
  /** Name inside the point's schema. */
  savedAs: string;
}

export interface RollbackPoint extends PointRange {
  name: string;
  tables: SavedTable[];
}

/** In one transaction, with writers held off while it copies. */
export async function writeRollbackPoint(
  session: Session,
  losses: readonly CountedLoss[],
  range: PointRange,
  now: Date,
): Promise<string> {
  const name = await freeName(session, now);
  await session.transaction(async () => {
    await session.run(`create schema ${quoteName(name)}`);
    await session.run(
      `comment on schema ${quoteName(name)} is ${quoteLiteral(JSON.stringify(range))}`,
    );
    const tables = [...new Set(losses.map(qualifiedTable))].sort();
    await session.run(`lock table ${tables.join(', ')} in share row exclusive mode`);
    for (const loss of losses) await saveRows(session, name, loss);
    await keepHistory(session, name);
  });
  return name;
}

/** Named by the second; where that one is taken, by the next that is free. */
async function freeName(session: Session, now: Date): Promise<string> {
  for (let time = now.getTime(); ; time += 1000) {
    const second = new Date(time).toISOString().replace(/\D/g, '').slice(0, 14);
    const [taken] = await session.query('select from pg_catalog.pg_namespace where nspname = $1', [
      prefix + second,
    ]);
    if (!taken) return prefix + second;
  }
}

async function saveRows(session: Session, point: string, loss: Loss): Promise<void> {
  const target = `${quoteName(point)}.${quoteName(savedName(loss))}`;
  const { schema, table, column, where } = loss;
  await session.run(
    `create table ${target} as select ${await savedRowExpression(session, loss)} as row_data from ${lossSource(loss)}`,
  );
  await session.run(
    `comment on table ${target} is ${quoteLiteral(JSON.stringify({ schema, table, column, where }))}`,
  );
}

// For the record only: rolling back to nothing drops the history itself. It has no comment, so that
// a restore leaves it where it is.
async function keepHistory(session: Session, point: string): Promise<void> {
  await session.run(
    `create table ${quoteName(point)}.migration_control as
       select to_jsonb(migration_control) as row_data from public.migration_control`,
  );
}

function savedName({ schema, table, column }: Loss): string {
  return [schema === 'public' ? '' : schema, table, column].filter(Boolean).join('.');
}

export async function readRollbackPoint(session: Session, name: string): Promise<RollbackPoint> {
  const points = await listRollbackPoints(session);
  const point = points.find((candidate) => candidate.name === name);
  if (!point) {
    throw new KpError(`There is no rollback point ${name}.`, {
      exitCode: exitCodes.refused,
      code: 'unknown_rollback_point',
      detail: points.length
        ? `There are: ${points.map((candidate) => candidate.name).join(', ')}.`
        : 'This database has none.',
      suggestion: 'kp status lists them.',
    });
  }
  const saved = await session.query<{ savedAs: string; loss: string }>(
    `select c.relname as "savedAs", d.description as loss
       from pg_catalog.pg_class c
       join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       join pg_catalog.pg_description d
         on d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = 0
      where n.nspname = $1 order by c.relname`,
    [name],
  );
  const tables = saved.map(({ savedAs, loss }): SavedTable => ({ savedAs, ...parseLoss(loss) }));
  return { ...point, tables };
}

function parseLoss(text: string): Loss {
  return JSON.parse(text);
}

export async function listRollbackPoints(
  session: Session,
): Promise<(PointRange & { name: string })[]> {
  const schemas = await session.query<{ name: string; range: string | null }>(
    `select nspname as name, pg_catalog.obj_description(oid, 'pg_namespace') as range
       from pg_catalog.pg_namespace where starts_with(nspname, $1) order by nspname`,
    [prefix],
  );
  return schemas.flatMap(({ name, range }) => (range ? [{ name, ...parseRange(range) }] : []));
}

function parseRange(text: string): PointRange {
  return JSON.parse(text);
}

/**
 * Rows that a script is about to destroy and that the point does not hold, because somebody wrote
 * them after it was made. Not somebody: the rollback's own transactions, `own`, by their ids.
 */
export async function unsavedRows(
  session: Session,
  loss: Loss,
  point: string | null,
  own: readonly string[],
): Promise<number> {
  if (!(await lossExists(session, loss))) return 0;
  await session.run(`lock table ${qualifiedTable(loss)} in access exclusive mode`);
  const foreign = ['0', ...own].map((id) => `xmin::text <> '${id}'`).join(' and ');
  const where = loss.where ? `(${loss.where}) and ${foreign}` : foreign;
  const row = await savedRowExpression(session, loss);
  const saved = point && (await savedCopy(session, point, loss));
  const known = saved
    ? ` except select ${await projected(session, saved, loss)} from ${saved}`
    : '';
  const [count] = await session.query<{ rows: string }>(
    `select count(*) as rows from (select ${row} from ${lossSource({ ...loss, where })}${known}) as unsaved`,
  );
  return Number(count?.rows ?? 0);
}

/** A column's values may be kept in a copy of their own, or as part of the whole table's. */
async function savedCopy(session: Session, point: string, loss: Loss): Promise<string | undefined> {
  const candidates = [loss, { ...loss, column: undefined }];
  for (const candidate of candidates) {
    const copy = `${quoteName(point)}.${quoteName(savedName(candidate))}`;
    const [found] = await session.query<{ exists: boolean }>(
      'select pg_catalog.to_regclass($1) is not null as exists',
      [copy],
    );
    if (found?.exists) return copy;
  }
  return undefined;
}

/** The saved rows with no more in them than the table can still show. */
async function projected(session: Session, saved: string, loss: Loss): Promise<string> {
  if (loss.column) {
    const kept = [...(await primaryKey(session, loss)), loss.column].map(quoteLiteral);
    return `pg_catalog.jsonb_build_object(${kept.map((key) => `${key}, row_data -> ${key}`).join(', ')})`;
  }
  const gone = await session.query<{ key: string }>(
    `select key from (select row_data from ${saved} limit 1) as s,
            pg_catalog.jsonb_object_keys(s.row_data) as key
      where not exists (select from pg_catalog.pg_attribute a
        where a.attrelid = $1::text::regclass and a.attname = key and not a.attisdropped)`,
    [qualifiedTable(loss)],
  );
  return `row_data${gone.map(({ key }) => ` - ${quoteLiteral(key)}::text`).join('')}`;
}
