import type { Session } from '../session.ts';
import { plural } from '../plural.ts';
import { type Check, objectsCheck, ours } from './check.ts';

interface ForeignKey {
  child: string;
  columns: string;
  parent: string;
  /** Of the row `c`: it names a parent that is not there. */
  orphaned: string;
  /** A column that may be emptied; null: the row cannot live without its parent. */
  emptied: string | null;
}

const foreignKeys = `
  select k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent,
         string_agg(quote_ident(child.attname), ', ' order by pair.place) as columns,
         pg_catalog.format('%s and not exists (select from %s p where %s)',
                           string_agg(pg_catalog.format('c.%I is not null', child.attname), ' and '), k.confrelid::regclass,
                           string_agg(pg_catalog.format('p.%I = c.%I', parent.attname, child.attname), ' and ')) as orphaned,
         min(quote_ident(child.attname)) filter (where not child.attnotnull) as emptied
    from pg_catalog.pg_constraint k
    join pg_catalog.pg_class c on c.oid = k.conrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    cross join lateral unnest(k.conkey, k.confkey) with ordinality pair (child, parent, place)
    join pg_catalog.pg_attribute child on child.attrelid = k.conrelid and child.attnum = pair.child
    join pg_catalog.pg_attribute parent on parent.attrelid = k.confrelid and parent.attnum = pair.parent
   where k.contype = 'f' and k.conparentid = 0 and ${ours}
   group by k.oid order by 1, 3`;

// Foreign keys keep rows from losing their parents, unless they are switched off or were never validated.
const orphans: Check = {
  name: 'orphans',
  promise: 'Every row that names another names one that is there.',
  phase: 1,
  find: async ({ session }) => {
    const found: { key: ForeignKey; rows: number }[] = [];
    for (const key of await session.query<ForeignKey>(foreignKeys)) {
      const rows = await countOrphans(session, key);
      if (rows > 0) found.push({ key, rows });
    }
    if (found.length === 0) return [];
    const total = found.reduce((sum, { rows }) => sum + rows, 0);
    return [
      {
        severity: 'error',
        what: `${plural(total, 'row names', 'rows name')} something that is not there.`,
        cause:
          'Rows were written or deleted while foreign keys were switched off: session_replication_role, disabled triggers, or a restore of one table only.',
        remedy: {
          kind: 'sql',
          text: [
            '-- Bring the missing rows back from a backup if you can. If they are gone for good:',
            ...found.map(({ key }) => farewell(key)),
          ].join('\n'),
        },
        objects: found.map(
          ({ key, rows }) =>
            `${key.child} (${key.columns}): ${plural(rows, 'row')} without ${key.parent}`,
        ),
      },
    ];
  },
};

async function countOrphans(session: Session, { child, orphaned }: ForeignKey): Promise<number> {
  const [row] = await session.query<{ rows: number }>(
    `select count(*)::integer as rows from ${child} c where ${orphaned}`,
  );
  return row?.rows ?? 0;
}

function farewell({ child, orphaned, emptied }: ForeignKey): string {
  return emptied
    ? `update ${child} c set ${emptied} = null where ${orphaned};`
    : `delete from ${child} c where ${orphaned};`;
}

// Contacts and products of an archived organization are hidden with it, and stay as they are.
const archivedParents = objectsCheck({
  name: 'archived-parents',
  promise: 'Nothing goes on under an archived record.',
  phase: 6,
  severity: 'error',
  query: `
    select count(*) || ' live interactions of archived opportunities' as object, $fix$update public.interactions i
set deleted_at = o.deleted_at, deleted_by = o.deleted_by, deleted_with_opportunity = true
from public.opportunities o
where o.opportunity_id = i.opportunity_id and i.deleted_at is null and o.deleted_at is not null;$fix$ as fix
      from public.interactions i join public.opportunities o using (opportunity_id)
     where i.deleted_at is null and o.deleted_at is not null
    having count(*) > 0
    union all
    select count(*) || ' interactions left archived by opportunities that are live again', $fix$update public.interactions i
set deleted_at = null, deleted_by = null, deleted_with_opportunity = false
from public.opportunities o
where o.opportunity_id = i.opportunity_id and i.deleted_with_opportunity and o.deleted_at is null;$fix$
      from public.interactions i join public.opportunities o using (opportunity_id)
     where i.deleted_with_opportunity and o.deleted_at is null
    having count(*) > 0
    union all
    select count(*) || ' open opportunities of archived customers', $fix$select public.restore_record('organization', c.organization_id)
from public.organizations c
where c.deleted_at is not null and exists (
  select from public.opportunities o join public.stage_lu s on s.code = o.stage
  where o.organization_id = c.organization_id and o.deleted_at is null and not s.is_closed);$fix$
      from public.opportunities o
      join public.stage_lu s on s.code = o.stage
      join public.organizations c using (organization_id)
     where o.deleted_at is null and not s.is_closed and c.deleted_at is not null
    having count(*) > 0`,
  what: () => 'Archived records have children that do not fit.',
  cause:
    'Somebody wrote deleted_at directly, or triggers were switched off. archive_record() and restore_record() keep parents and children together.',
});

const syncDrift: Check = {
  name: 'sync-drift',
  promise: 'Every opportunity is where its interactions say.',
  phase: 5,
  find: async ({ session }) => {
    const drift = await session.query<{ id: string; total: number }>(
      `select opportunity_id::text as id, (count(*) over ())::integer as total
         from reporting.sync_drift order by 1 limit 20`,
    );
    const [first] = drift;
    if (!first) return [];
    return [
      {
        severity: 'error',
        what: `${plural(first.total, 'opportunity is', 'opportunities are')} not where ${first.total === 1 ? 'its' : 'their'} interactions say.`,
        cause:
          'Interactions were written while triggers were switched off. reporting.sync_drift lists them.',
        remedy: { kind: 'sql', text: resync },
        objects: drift.map(({ id }) => id),
      },
    ];
  },
};

// The lock in a statement before the recomputation, as everywhere.
const resync = `do $$
declare
  drifted constant uuid[] := array(select opportunity_id from reporting.sync_drift);
begin
  perform from public.opportunities where opportunity_id = any (drifted) order by opportunity_id for no key update;
  perform private.sync_opportunities(drifted);
end
$$;`;

const purgeable = objectsCheck({
  name: 'purgeable',
  promise: 'Nothing was archived more than a year ago.',
  phase: 7,
  severity: 'note',
  query: ['organizations', 'contacts', 'products', 'opportunities', 'interactions']
    .map(
      (table) =>
        `select pg_catalog.format('public.${table}: %s', count(*)) as object, 'select * from public.purge_archived(365);' as fix
           from public.${table} where deleted_at < pg_catalog.now() - interval '365 days' having count(*) > 0`,
    )
    .join(' union all '),
  what: (count) =>
    `${plural(count, 'table has', 'tables have')} rows that were archived over a year ago.`,
  cause:
    'Archived rows stay until somebody purges them. Purging is for good; it leaves what anything still refers to, and is repeated until it purges nothing.',
});

export const rowChecks: Check[] = [orphans, archivedParents, syncDrift, purgeable];
