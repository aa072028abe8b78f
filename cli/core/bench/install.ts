import { migrate } from '../migrate.ts';
import { quoteName } from '../names.ts';
import { rollback } from '../rollback.ts';
import { Session } from '../session.ts';
import type { Bench } from './bench.ts';
import { spread } from './timing.ts';

/** All packs on an empty database of its own, and all of them taken back; the database is dropped again. */
export async function benchInstall(bench: Bench): Promise<void> {
  const { databaseUrl, folder, signal } = bench;
  const name = `kp_bench_${process.pid}`;
  const scratch = new URL(databaseUrl);
  scratch.pathname = `/${name}`;
  const target = { databaseUrl: scratch.href, folder, signal };
  const installs: number[] = [];
  const rollbacks: number[] = [];
  try {
    for (let round = 0; round < Math.min(bench.runs, 3); round += 1) {
      await createScratch(bench, name, scratch.href);
      bench.onStep?.(`install ${round + 1}`);
      installs.push(await secondsOf(() => migrate(target)));
      bench.onStep?.(`rollback ${round + 1}`);
      rollbacks.push(await secondsOf(() => rollback({ ...target, to: 0, discardData: true })));
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    bench.skip('install', 'all packs', `an empty database beside this one did not work: ${reason}`);
    return bench.skip('rollback', 'all packs taken back', 'there was nothing to take back');
  } finally {
    await bench.session.run(`drop database if exists ${quoteName(name)} with (force)`);
  }
  const rounds = { budget: 5, unit: 's' } as const;
  bench.add({ name: 'all packs', group: 'install', ...spread(installs), ...rounds });
  bench.add({ name: 'all packs taken back', group: 'rollback', ...spread(rollbacks), ...rounds });
}

async function createScratch({ session }: Bench, name: string, url: string): Promise<void> {
  await session.run(`drop database if exists ${quoteName(name)} with (force)`);
  await session.run(`create database ${quoteName(name)} template template0`);
  await session.run(
    `alter database ${quoteName(name)} set search_path = "$user", public, extensions`,
  );
  const scratch = await Session.open(url, { applicationName: 'kp bench' });
  try {
    await scratch.run(platform);
  } finally {
    await scratch.close();
  }
}

// Of what Supabase gives a project, the little that the packs touch.
const platform = `
  create schema extensions;
  create schema auth;
  create table auth.users (
    id uuid primary key, email text, raw_user_meta_data jsonb, email_confirmed_at timestamptz,
    created_at timestamptz default now(), last_sign_in_at timestamptz);
  create function auth.jwt() returns jsonb language sql stable as
    $$ select nullif(current_setting('request.jwt.claims', true), '')::jsonb $$;
  create function auth.uid() returns uuid language sql stable as
    $$ select (auth.jwt() ->> 'sub')::uuid $$;
  create function auth.role() returns text language sql stable as
    $$ select auth.jwt() ->> 'role' $$;
  grant usage on schema auth, extensions to anon, authenticated, service_role`;

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
