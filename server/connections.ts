import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { Pool, TimeoutError } from 'tarn';

interface Options {
  max: number;
  /** How long a request waits for a connection while all are taken. */
  patienceMs: number;
  /** Hears of every failure, also of those that lite keeps to itself. */
  onFailure?(error: unknown): void;
}

/**
 * Connections to reserve, each given up for good when it is cut off. The pool of postgres.js uses
 * them again: words half sent and the last error then meet the next session, and what is asked of a
 * dying one waits without end, or reaches the transaction of whoever got it next.
 */
export class Connections {
  private readonly pool: Pool<Connection>;

  /** To where the driver leads. It has to have read there which types are arrays. */
  constructor(
    driver: postgres.Sql,
    private readonly options: Options,
  ) {
    this.pool = new Pool({
      create: () => new Connection(driver).open(),
      validate: (connection) => connection.usable,
      destroy: (connection) => connection.end(),
      min: 0,
      max: options.max,
      acquireTimeoutMillis: options.patienceMs,
      createTimeoutMillis: options.patienceMs,
      idleTimeoutMillis: 10 * 60_000,
      propagateCreateError: true,
    });
  }

  /** What lite, and its kysely, need of a connection that postgres.js reserves. */
  async reserve() {
    const connection = await this.heard(this.pool.acquire().promise);
    return {
      unsafe: (statement: string, parameters?: never[]) =>
        this.heard(connection.run(statement, parameters)),
      release: () => {
        this.pool.release(connection);
      },
    };
  }

  /** Whoever still holds a connection has a second to give it back. */
  async close(): Promise<void> {
    await Promise.race([this.pool.destroy(), pause(1_000, undefined, { ref: false })]);
  }

  private async heard<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (cause) {
      const error = cause instanceof TimeoutError ? noneFree() : cause;
      this.options.onFailure?.(error);
      throw error;
    }
  }
}

class Connection {
  usable = true;
  private readonly client: postgres.Sql;
  private reserved: postgres.ReservedSql | undefined;
  /** Those who wait for an answer. What is sent just before a session's end never gets one. */
  private readonly waiting = new Set<(error: Error) => void>();

  constructor(driver: postgres.Sql) {
    // It takes settings it has read already, as its listen() does; its types do not know.
    const settings = driver.options as unknown as postgres.Options<Record<string, never>>;
    this.client = postgres({
      ...settings,
      max: 1,
      max_lifetime: null,
      fetch_types: false,
      onclose: () => {
        this.usable = false;
        for (const reject of this.waiting) reject(cutOff());
      },
    });
  }

  async open(): Promise<this> {
    try {
      // A client that reads no types never answers a reservation that is the first it hears.
      await this.client`select`;
      this.reserved = await this.client.reserve();
      return this;
    } catch (error) {
      await this.end();
      throw error;
    }
  }

  async run(statement: string, parameters?: never[]) {
    const { reserved, waiting } = this;
    if (!this.usable || !reserved) throw cutOff();
    return await new Promise<postgres.Row[]>((resolve, reject) => {
      waiting.add(reject);
      reserved
        .unsafe(statement, parameters)
        .finally(() => waiting.delete(reject))
        .then(resolve, (error: Error) => {
          // The socket says that it fails before it says that it has closed.
          if ('syscall' in error) this.usable = false;
          reject(error);
        });
    });
  }

  end(): Promise<void> {
    return this.client.end({ timeout: 0 });
  }
}

function cutOff() {
  return failure('CONNECTION_CLOSED', 'The connection to the database was cut off.');
}

function noneFree() {
  return failure('PGRST003', 'No connection to the database became free.');
}

function failure(code: string, message: string) {
  return Object.assign(new Error(message), { code });
}
