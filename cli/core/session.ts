import postgres from 'postgres';
import { endsSession, unreachable } from './database-error.ts';
import { describeDatabase, prefersEncryption } from './database-url.ts';
import { KpError } from './errors.ts';
import { requireOwnBackend } from './transaction-pooler.ts';

interface Notice {
  severity: string;
  message: string;
}

export interface SessionOptions {
  applicationName?: string;
  /** Seconds until a silent server counts as unreachable. */
  connectTimeout?: number;
  onNotice?: (notice: Notice) => void;
  /** How values are read where not as the driver does; arrays are read then, too. */
  types?: Record<string, postgres.PostgresType>;
}

type Parameter = string | number | boolean | null | readonly string[];

/**
 * One connection that never silently becomes another: the driver would reconnect, and go on without
 * the session's lock, its settings and its open transaction.
 */
export class Session {
  private constructor(
    private readonly sql: postgres.Sql,
    readonly where: string,
  ) {}

  private lost: unknown;
  private inTransaction = false;
  private running: { cancel(): void } | undefined;

  static async open(databaseUrl: string, options: SessionOptions = {}): Promise<Session> {
    const where = describeDatabase(databaseUrl);
    const timeout = options.connectTimeout ?? 10;
    let closed = (): void => undefined;
    const settings = {
      max: 1,
      prepare: false,
      fetch_types: options.types !== undefined,
      ...(options.types && { types: options.types }),
      connect_timeout: timeout,
      idle_timeout: 0,
      max_lifetime: null,
      ...(prefersEncryption(databaseUrl) && { ssl: 'prefer' as const }),
      connection: { application_name: options.applicationName ?? 'kp' },
      onnotice: (notice: postgres.Notice) =>
        options.onNotice?.({ severity: notice.severity ?? '', message: notice.message ?? '' }),
    };
    const sql = postgres(databaseUrl, { ...settings, onclose: () => closed() });
    const session = new Session(sql, where);
    try {
      const again = () => postgres(databaseUrl, settings);
      // First of all: settings made through a transaction pooler would fall to whoever comes next.
      await withDeadline(requireOwnBackend(sql, again, where), timeout);
      await withDeadline(sql.unsafe(sessionSettings), timeout);
    } catch (cause) {
      await sql.end({ timeout: 0 });
      throw cause instanceof KpError ? cause : unreachable(where, cause);
    }
    // Only where the server can watch its client: then a killed runner's work ends at once.
    await session.run("set client_connection_check_interval = '500ms'").catch(() => undefined);
    closed = () => {
      session.lost ??= Object.assign(new Error('closed'), { code: 'CONNECTION_CLOSED' });
    };
    return session;
  }

  /** Over the simple protocol: no parameters, but several statements may stand in one text. */
  async run(text: string): Promise<postgres.Row[]> {
    return this.send(() => this.sql.unsafe(text).simple());
  }

  async query<T extends object>(text: string, parameters: Parameter[] = []): Promise<T[]> {
    return this.send(() => this.sql.unsafe<T[]>(text, [...parameters]));
  }

  /** Over the simple protocol, with the rows of the last statement. */
  async lastRows<T>(text: string): Promise<T[]> {
    const result = await this.send(() => this.sql.unsafe<T[]>(text).simple());
    const last = result.at(-1);
    return Array.isArray(last) ? last : result;
  }

  /**
   * One statement and no more, whatever the text says: the extended protocol takes no second one.
   * Hands over row by row; `onRow` may say that it has enough, and the statement is cancelled then.
   */
  async single<T>(
    text: string,
    parameters: Parameter[],
    onRow: (row: T) => 'enough' | undefined,
  ): Promise<void> {
    await this.send(() => {
      const query = this.sql.unsafe<T[]>(text, [...parameters], extendedProtocol);
      void query.forEach((row) => {
        if (onRow(row) === 'enough') query.cancel();
      });
      return query;
    });
  }

  /** Cancels what the server is doing for this session; that statement then fails with 57014. */
  cancel(): void {
    this.running?.cancel();
  }

  get isLost(): boolean {
    return this.lost !== undefined;
  }

  async begin(): Promise<void> {
    await this.run('begin');
    this.inTransaction = true;
  }

  async transaction<T>(work: () => Promise<T>): Promise<T> {
    await this.begin();
    try {
      const result = await work();
      await this.run('commit');
      this.inTransaction = false;
      return result;
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  /** As rows carry it in xmin. */
  async transactionId(): Promise<string> {
    const [row] = await this.query<{ id: string }>(
      'select pg_catalog.pg_current_xact_id()::xid::text as id',
    );
    return row?.id ?? '';
  }

  /** Nothing to do outside a transaction, or on a lost connection: the server rolls that back itself. */
  async rollback(): Promise<void> {
    if (this.isLost || !this.inTransaction) return;
    this.inTransaction = false;
    await this.run('rollback');
  }

  async close(): Promise<void> {
    await this.sql.end({ timeout: 2 });
  }

  private async send<T>(start: () => Promise<T> & { cancel(): void }): Promise<T> {
    if (this.lost) throw unreachable(this.where, this.lost, 'The connection was lost');
    try {
      const pending = start();
      this.running = pending;
      return await pending;
    } catch (error) {
      if (!endsSession(error)) throw error;
      this.lost ??= error;
      throw unreachable(this.where, error, 'The connection was lost');
    } finally {
      this.running = undefined;
    }
  }
}

/** The driver would send a text without parameters over the simple protocol. */
const extendedProtocol = { prepare: false, simple: false };

// Hosted roles come with a statement_timeout that would end a long phase halfway.
const sessionSettings = `
  set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0;
  set timezone = 'UTC';
  set client_min_messages = notice`;

async function withDeadline<T>(work: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    const late = Object.assign(new Error('timeout'), { code: 'CONNECT_TIMEOUT' });
    timer = setTimeout(() => reject(late), seconds * 1000);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
