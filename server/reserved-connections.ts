import { setTimeout as pause } from 'node:timers/promises';
import type postgres from 'postgres';

interface Options {
  /** How long a request waits for a connection while all are taken. */
  patienceMs: number;
  /** Hears of every statement that fails, also of those whose failure lite keeps to itself. */
  onFailure(error: unknown): void;
}

interface Connection {
  onclose?: () => void;
}

/**
 * A reserved connection of postgres.js does not know that it was cut off: what is sent on it then, lite's
 * rollback too, brings the process down, or reaches the transaction of whoever got the connection
 * next. With this it ends with the connection. Nobody waits for one without end, either.
 */
export function guardReservedConnections(driver: postgres.Sql, options: Options): void {
  const reserve = driver.reserve.bind(driver);

  async function reserveLiving(): Promise<postgres.ReservedSql> {
    const before = Date.now() + options.patienceMs;
    for (;;) {
      const reserved = await inTime(reserve(), before - Date.now());
      const living = await guard(reserved, options.onFailure);
      if (living) return living;
      if (Date.now() > before) throw noneFree();
    }
  }

  Object.assign(driver, {
    reserve: async () => {
      try {
        return await reserveLiving();
      } catch (error) {
        options.onFailure(error);
        throw error;
      }
    },
  });
}

/** Nothing where the connection was cut off while it lay idle. */
async function guard(
  reserved: postgres.ReservedSql,
  onFailure: Options['onFailure'],
): Promise<postgres.ReservedSql | undefined> {
  let open = true;
  const { unsafe, release } = reserved;
  // The one way to learn which connection this is, and with that of its end.
  const introduced = {
    prepare: false,
    onexecute(connection: Connection) {
      connection.onclose = () => {
        open = false;
      };
      return true;
    },
  };
  try {
    await unsafe('select', [], introduced);
  } catch (error) {
    if (open) release();
    if (open) throw error;
    return undefined;
  }
  return Object.assign(reserved, {
    unsafe: (...statement: Parameters<typeof unsafe>) => {
      if (!open) return Promise.reject(cutOff());
      const query = unsafe(...statement);
      query.catch(onFailure);
      return query;
    },
    release: () => {
      if (open) release();
    },
  });
}

async function inTime(
  waiting: Promise<postgres.ReservedSql>,
  ms: number,
): Promise<postgres.ReservedSql> {
  const over = new AbortController();
  const late = pause(Math.max(ms, 0), undefined, { signal: over.signal }).catch(() => undefined);
  const first = await Promise.race([waiting, late]).finally(() => over.abort());
  if (first) return first;
  // It comes nevertheless, to somebody who has left.
  waiting.then(
    (reserved) => reserved.release(),
    () => undefined,
  );
  throw noneFree();
}

function noneFree() {
  return Object.assign(new Error('No connection to the database became free.'), {
    code: 'PGRST003',
  });
}

function cutOff() {
  return Object.assign(new Error('The connection to the database was cut off.'), {
    code: 'CONNECTION_CLOSED',
  });
}
