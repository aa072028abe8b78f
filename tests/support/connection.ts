/** What the tests' workers need to know about the cluster that the global setup started. */
export interface TestCluster {
  port: number;
  installError?: string | undefined;
}

const variable = 'KP_TEST_CLUSTER';

export function publishCluster(cluster: TestCluster): void {
  process.env[variable] = JSON.stringify(cluster);
}

export function readCluster(): TestCluster | undefined {
  const published = process.env[variable];
  return published ? JSON.parse(published) : undefined;
}

export type LoginRole = 'supabase_admin' | 'postgres' | 'authenticator';

export function urlOf(cluster: TestCluster, role: LoginRole, database: string): string {
  return `postgresql://${role}:test@127.0.0.1:${cluster.port}/${database}`;
}
