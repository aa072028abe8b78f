import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { readCluster, type TestCluster, urlOf } from './connection.ts';

export interface TestDatabase {
  /** As role postgres, as on Supabase. */
  url: string;
  /** As the cluster's superuser: for what an operator cannot do, such as looking at everything. */
  superuserUrl: string;
  /** As the API's login. */
  authenticatorUrl: string;
  /** A pool as role postgres. */
  sql: postgres.Sql;
  /** Another pool, closed with the database: for tests of concurrent sessions. */
  connect(options?: { max?: number }): postgres.Sql;
  dispose(): Promise<void>;
}

/**
 * A database of one's own, in about 0.1 s. `kp_platform` looks like an empty Supabase project;
 * `kp_installed` has all packs in it, and no demo data.
 */
export async function freshDatabase(
  template: 'kp_platform' | 'kp_installed',
): Promise<TestDatabase> {
  const cluster = readCluster();
  if (!cluster) throw new Error('No test cluster: is this project listed with the global setup?');
  if (template === 'kp_installed' && cluster.installError) throw new Error(cluster.installError);

  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(cluster, async (admin) => {
    await admin`create database ${admin(name)} template ${admin(template)} owner postgres`;
    await copySettings(admin, template, name);
  });

  const url = urlOf(cluster, 'postgres', name);
  const pools: postgres.Sql[] = [];
  const connect = ({ max = 4 } = {}) => {
    const pool = postgres(url, { max, onnotice: () => undefined });
    pools.push(pool);
    return pool;
  };
  return {
    url,
    superuserUrl: urlOf(cluster, 'supabase_admin', name),
    authenticatorUrl: urlOf(cluster, 'authenticator', name),
    sql: connect(),
    connect,
    dispose: async () => {
      await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })));
      await asSuperuser(cluster, (admin) => admin`drop database ${admin(name)} with (force)`);
    },
  };
}

/** Settings belong to a database's name; a copy comes without them. */
async function copySettings(admin: postgres.Sql, from: string, to: string) {
  const settings = await admin<{ name: string; value: string }[]>`
    select split_part(setting, '=', 1) as name, substr(setting, strpos(setting, '=') + 1) as value
    from pg_db_role_setting join pg_database d on d.oid = setdatabase, unnest(setconfig) as setting
    where setrole = 0 and d.datname = ${from}`;
  // Each value as it is stored: a list such as the search path is quoted there already.
  for (const { name, value } of settings) {
    await admin.unsafe(`alter database "${to}" set ${name} = ${value}`);
  }
}

async function asSuperuser(cluster: TestCluster, work: (sql: postgres.Sql) => Promise<unknown>) {
  const sql = postgres(urlOf(cluster, 'supabase_admin', 'postgres'), { max: 1 });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
