import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { App } from '@supabase/lite';
import { PostgresConnection } from '@supabase/lite/postgres';
import { fitAnswer } from './answer-fit.ts';
import { Connections } from './connections.ts';
import { countExactly } from './exact-count.ts';
import { asPostgrest } from './postgrest-errors.ts';
import { refusal } from './refusal.ts';
import { fitRequest } from './request-fit.ts';
import { readStructures } from './structures.ts';
import { asUnavailable, type Unavailable } from './unavailable.ts';

export interface Mail {
  to: string;
  subject: string;
  text?: string | undefined;
}

export interface Api {
  fetch(request: Request): Promise<Response>;
  /** Whether its login reaches the database, and it knows the tables. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}

interface ApiOptions {
  /** Where people reach the app; links in mails lead there. */
  origin: string;
  /** As `authenticator`. */
  databaseUrl: string;
  jwtSecret: string;
  onMail(mail: Mail): void;
}

type WithContext = PostgresConnection['withContext'];
type Transaction = Parameters<Parameters<WithContext>[1]>[0];

class ProjectConnection extends PostgresConnection {
  private timeouts = new Map<string, string>();

  /** What functions say of their own statement_timeout. */
  async readTimeouts(): Promise<void> {
    const rows = await this.driver<{ name: string; timeout: string }[]>`
      select p.proname as name, split_part(setting, '=', 2) as timeout
      from pg_catalog.pg_proc p cross join unnest(p.proconfig) setting
      where setting like 'statement_timeout=%' and p.pronamespace in ('public'::regnamespace, 'reporting'::regnamespace)`;
    this.timeouts = new Map(rows.map(({ name, timeout }) => [name, timeout]));
  }

  /** As PostgREST does it: before it calls a function, its statement_timeout takes effect. */
  override withContext<T>(
    vars: Parameters<WithContext>[0],
    work: (tx: Transaction) => Promise<T>,
    options?: Parameters<WithContext>[2],
  ): Promise<T> {
    const timeout = this.timeouts.get(options?.rpc?.path.split('/').at(-1) ?? '');
    if (!timeout) return super.withContext(vars, work, options);
    const patiently = async (tx: Transaction) => {
      await tx
        .selectNoFrom(({ fn, val }) =>
          fn('set_config', [val('statement_timeout'), val(timeout), val(true)]).as('timeout'),
        )
        .execute();
      return work(tx);
    };
    return super.withContext(vars, patiently, options);
  }

  override normalizeDbError(error: unknown): unknown {
    return asPostgrest(super.normalizeDbError(error));
  }
}

/** What kept the database from serving a request, while it is being answered. */
const trouble = new AsyncLocalStorage<{ found?: Unavailable | undefined }>();

function noteFailure(error: unknown) {
  const request = trouble.getStore();
  if (request) request.found ??= asUnavailable(error);
}

function asJson(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Supabase's REST and auth API over the database. The packs must be in: it reads the schema once. */
export async function openApi(options: ApiOptions): Promise<Api> {
  const connection = new ProjectConnection({
    url: options.databaseUrl,
    postgresOptions: {
      max: 1,
      idle_timeout: 1,
      connect_timeout: 5,
      // Seconds until the next attempt: a database that comes back is noticed at once.
      backoff: () => 0.1,
      // Prepared on one connection of a transaction pooler, a statement would be missing on the next.
      prepare: false,
      onnotice: () => undefined,
      connection: { application_name: 'api' },
      // PostgREST gives JSON numbers; lite would send "1200.50" as a text, and 1200.5 as a number.
      types: {
        numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
        // lite makes numbers and objects of what looks like them, in filters too, and the driver
        // then fails on a date that is none, or writes [object Object].
        string: { to: 25, from: [], serialize: asText, parse: asText },
        date: { to: 1082, from: [1082], serialize: asText, parse: asText },
        time: { to: 1083, from: [1083], serialize: asText, parse: asText },
        timestamp: { to: 1114, from: [1114], serialize: asText, parse: asText },
        timestamptz: { to: 1184, from: [1184], serialize: asText, parse: asText },
        timetz: { to: 1266, from: [1266], serialize: asText, parse: asText },
        uuid: { to: 2950, from: [2950], serialize: asText, parse: asText },
        // lite hands JSON on as text already; written as JSON once more, it would arrive as a string.
        json: { to: 114, from: [114], serialize: asJson, parse: JSON.parse },
        jsonb: { to: 3802, from: [3802], serialize: asJson, parse: JSON.parse },
      },
    },
  });
  const { driver } = connection;
  await connection.readTimeouts();
  const structures = await readStructures(driver);
  const connections = new Connections(driver, {
    max: 10,
    patienceMs: 10_000,
    onFailure: noteFailure,
  });
  Object.assign(driver, { reserve: () => connections.reserve() });
  // Of its own: while people wait for a connection the database is not down.
  const watch = new Connections(driver, { max: 1, patienceMs: 3_000 });
  const app = new App({
    connection,
    api: { enabled: true, schemas: ['public', 'reporting'], external_url: options.origin },
    auth: {
      enabled: true,
      enable_signup: false,
      minimum_password_length: 8,
      jwt_secret: options.jwtSecret,
      site_url: options.origin,
      additional_redirect_urls: [`${options.origin}/**`],
    },
    options: {
      server: { admin: false, disableStudio: true },
      drivers: { email: { send: async (mail) => options.onMail(mail) } },
    },
  });
  // At its first query lite tries to grant everything to everyone. Its login may not, and that one
  // request fails for it: let it be ours.
  await app.fetch(new Request(`${options.origin}/rest/v1/stage_lu?limit=0`));
  const tables = new Request(`${options.origin}/rest/v1/stage_lu`, { method: 'OPTIONS' });
  return {
    fetch: async (request) => {
      const fit = await fitRequest(countExactly(request), structures);
      return fit instanceof Response ? fit : fitAnswer(fit.url, await answer(app, fit));
    },
    healthy: () =>
      inTime(async () => {
        const held = await watch.reserve();
        await held.unsafe('select 1').finally(held.release);
        return (await app.fetch(tables)).ok;
      }),
    close: async () => {
      await Promise.all([watch.close(), connections.close(), driver.end({ timeout: 1 })]);
    },
  };
}

/**
 * Where the database was away or full, lite answers with 500, or takes somebody for signed out: it is
 * told as what it is, so that the app keeps its session and tries again.
 */
function answer(app: App, request: Request): Promise<Response> {
  return trouble.run({}, async () => {
    const given = await app.fetch(request);
    const { found } = trouble.getStore() ?? {};
    return found && given.status >= 400 ? refusal(request.url, found) : given;
  });
}

/** False too where no answer comes. */
async function inTime(check: () => Promise<boolean>): Promise<boolean> {
  const late = pause(3_000, false, { ref: false });
  return Promise.race([check().catch(() => false), late]);
}
