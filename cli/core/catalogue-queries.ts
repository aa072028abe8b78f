/** `n` is the schema: system ones, temporary ones and rollback points are nobody's business here. */
const ours = `n.nspname !~ '^(pg_|rollback_point_)' and n.nspname <> 'information_schema'`;

/** An extension's own objects come and go with it. */
const notOfExtension = (catalogue: string, oid: string) =>
  `not exists (select from pg_catalog.pg_depend e where e.classid = 'pg_catalog.${catalogue}'::regclass
                 and e.objid = ${oid} and e.deptype = 'e')`;

/** Grants as sorted text; without a grant the owner's and PUBLIC's usual rights are spelled out. */
const acl = (column: string, kind: string, owner: string) =>
  `(select string_agg(pg_catalog.format('%s=%s%s', coalesce(r.rolname, 'public'), x.privilege_type,
                                       case when x.is_grantable then '*' end), ' '
                      order by r.rolname nulls first, x.privilege_type)
      from pg_catalog.aclexplode(coalesce(${column}, pg_catalog.acldefault('${kind}', ${owner}))) as x
      left join pg_catalog.pg_roles r on r.oid = x.grantee)`;

const name = "pg_catalog.format('%I.%I', n.nspname, c.relname)";
const relation = 'pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace';
const visible = `${ours} and ${notOfExtension('pg_class', 'c.oid')}`;

/** Each returns `identity` and `definition`. */
export const catalogueQueries: Record<string, string> = {
  schema: `
    select quote_ident(n.nspname) as identity,
           concat_ws(' | ', n.nspowner::regrole, ${acl('n.nspacl', 'n', 'n.nspowner')}) as definition
      from pg_catalog.pg_namespace n where ${ours}`,

  extension: `
    select quote_ident(x.extname) as identity, concat_ws(' | ', n.nspname, x.extversion) as definition
      from pg_catalog.pg_extension x join pg_catalog.pg_namespace n on n.oid = x.extnamespace`,

  relation: `
    select ${name} as identity,
           concat_ws(' | ', c.relkind, c.relpersistence, c.relowner::regrole,
                     'rls ' || c.relrowsecurity || ' ' || c.relforcerowsecurity,
                     array_to_string(c.reloptions, ','), c.relreplident,
                     ${acl('c.relacl', 'r', 'c.relowner')}) as definition
      from ${relation} where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${visible}`,

  column: `
    select ${name} || '.' || quote_ident(a.attname) as identity,
           concat_ws(' | ', row_number() over (partition by c.oid order by a.attnum),
                     pg_catalog.format_type(a.atttypid, a.atttypmod),
                     case when a.attnotnull then 'not null' end, a.attidentity, a.attgenerated,
                     pg_catalog.pg_get_expr(d.adbin, d.adrelid),
                     (select collname from pg_catalog.pg_collation k
                       where k.oid = a.attcollation and k.collname <> 'default'),
                     case when a.attacl is not null then ${acl('a.attacl', 'c', 'c.relowner')} end) as definition
      from ${relation}
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and ${visible}`,

  sequence: `
    select ${name} as identity,
           concat_ws(' | ', c.relowner::regrole, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin,
                     s.seqmax, s.seqcache, s.seqcycle, ${acl('c.relacl', 's', 'c.relowner')}) as definition
      from ${relation} join pg_catalog.pg_sequence s on s.seqrelid = c.oid where ${visible}`,

  constraint: `
    select ${name} || '.' || quote_ident(k.conname) as identity,
           concat_ws(' | ', pg_catalog.pg_get_constraintdef(k.oid), case when not k.convalidated then 'not valid' end)
             as definition
      from ${relation} join pg_catalog.pg_constraint k on k.conrelid = c.oid
     where k.contype <> 'n' and ${visible}`,

  index: `
    select ${name} as identity,
           concat_ws(' | ', pg_catalog.pg_get_indexdef(i.indexrelid),
                     case when not i.indisvalid then 'invalid' end,
                     case when i.indisclustered then 'clustered' end) as definition
      from ${relation} join pg_catalog.pg_index i on i.indexrelid = c.oid where ${visible}`,

  routine: `
    select pg_catalog.format('%I.%I(%s)', n.nspname, p.proname,
                             pg_catalog.pg_get_function_identity_arguments(p.oid)) as identity,
           concat_ws(' | ', p.proowner::regrole, ${acl('p.proacl', 'f', 'p.proowner')},
                     case when p.prokind <> 'a' then pg_catalog.pg_get_functiondef(p.oid) end) as definition
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
     where ${ours} and ${notOfExtension('pg_proc', 'p.oid')}`,

  trigger: `
    select ${name} || '.' || quote_ident(t.tgname) as identity,
           concat_ws(' | ', pg_catalog.pg_get_triggerdef(t.oid), t.tgenabled) as definition
      from ${relation} join pg_catalog.pg_trigger t on t.tgrelid = c.oid
     where not t.tgisinternal and ${visible}`,

  'event trigger': `
    select quote_ident(t.evtname) as identity,
           concat_ws(' | ', t.evtevent, t.evtfoid::regproc, t.evtenabled, t.evttags::text) as definition
      from pg_catalog.pg_event_trigger t`,

  view: `
    select ${name} as identity, pg_catalog.pg_get_viewdef(c.oid) as definition
      from ${relation} where c.relkind in ('v', 'm') and ${visible}`,

  policy: `
    select ${name} || '.' || quote_ident(p.polname) as identity,
           concat_ws(' | ', p.polcmd, case when p.polpermissive then 'permissive' else 'restrictive' end,
                     (select string_agg(coalesce(r.rolname, 'public'), ',' order by r.rolname)
                        from unnest(p.polroles) as role (oid) left join pg_catalog.pg_roles r on r.oid = role.oid),
                     'using ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
                     'check ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)) as definition
      from ${relation} join pg_catalog.pg_policy p on p.polrelid = c.oid where ${visible}`,

  type: `
    select pg_catalog.format('%I.%I', n.nspname, t.typname) as identity,
           concat_ws(' | ', t.typtype, t.typowner::regrole,
                     case when t.typtype = 'd' then pg_catalog.format_type(t.typbasetype, t.typtypmod) end,
                     (select string_agg(e.enumlabel, ',' order by e.enumsortorder)
                        from pg_catalog.pg_enum e where e.enumtypid = t.oid),
                     ${acl('t.typacl', 'T', 't.typowner')}) as definition
      from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
     where t.typtype in ('d', 'e', 'r') and ${ours} and ${notOfExtension('pg_type', 't.oid')}`,

  'default privileges': `
    select concat_ws(' ', d.defaclrole::regrole, n.nspname, d.defaclobjtype) as identity,
           (select string_agg(pg_catalog.format('%s=%s', coalesce(r.rolname, 'public'), x.privilege_type), ' '
                              order by r.rolname nulls first, x.privilege_type)
              from pg_catalog.aclexplode(d.defaclacl) as x
              left join pg_catalog.pg_roles r on r.oid = x.grantee) as definition
      from pg_catalog.pg_default_acl d left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace`,

  comment: `
    select pg_catalog.format('%s %s', i.type, i.identity) as identity, d.description as definition
      from pg_catalog.pg_description d,
           lateral pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) as i
     where i.identity is not null and coalesce(i.schema, '') !~ '^(pg_|information_schema|rollback_point_)'
       and i.identity !~ '^(pg_|information_schema|rollback_point_)'
       and i.type not in ('operator family', 'operator class', 'language', 'collation', 'cast', 'access method')
       and not exists (select from pg_catalog.pg_depend e where e.classid = d.classoid
                         and e.objid = d.objoid and e.deptype = 'e')`,

  setting: `
    select concat_ws(' ', coalesce(r.rolname, 'every role'), 'in', coalesce(b.datname, 'every database')) as identity,
           (select string_agg(c, ' ' order by c) from unnest(s.setconfig) as c) as definition
      from pg_catalog.pg_db_role_setting s
      left join pg_catalog.pg_roles r on r.oid = s.setrole
      left join pg_catalog.pg_database b on b.oid = s.setdatabase
     where s.setdatabase in (0, (select oid from pg_catalog.pg_database where datname = pg_catalog.current_database()))`,
};
