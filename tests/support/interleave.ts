import postgres from 'postgres';
import { become } from './people.ts';

/** One statement (or a few) of a session; what it does with the scene is up to it. */
type Step<Scene> = (sql: postgres.Sql, scene: Scene) => PromiseLike<unknown>;

export interface Session<Scene> {
  /** Whom the session belongs to; without one it is the service role's. */
  user?: (scene: Scene) => string;
  /** In order, by name; each session ends with a commit of its own. */
  steps: Record<string, Step<Scene>>;
}

/** How a session ended: its commit, or the SQLSTATE of the step that was refused. */
export type Outcome = 'committed' | string;

/** Every order in which the steps of these sessions can come, the commits included. */
export function interleavings<Scene>(sessions: Record<string, Session<Scene>>): string[][] {
  const queues = Object.entries(sessions).map(([name, session]) =>
    [...Object.keys(session.steps), 'commit'].map((step) => `${name}: ${step}`),
  );
  return merge(queues);
}

function merge(queues: string[][]): string[][] {
  const waiting = queues.filter((queue) => queue.length > 0);
  if (waiting.length === 0) return [[]];
  return waiting.flatMap((queue) => {
    const [first, ...rest] = queue;
    const others = waiting.map((other) => (other === queue ? rest : other));
    return first ? merge(others).map((order) => [first, ...order]) : [];
  });
}

/**
 * Runs the steps in this order, each session on a connection of its own, all READ COMMITTED. A step
 * that PostgreSQL makes wait lets the others go on; its session continues when it has been let
 * through. Nothing here sleeps: whether a step waits is asked of the server's lock table.
 */
export async function interleave<Scene>(
  pool: postgres.Sql,
  sessions: Record<string, Session<Scene>>,
  order: string[],
  scene: Scene,
): Promise<Record<string, Outcome>> {
  const actors = new Map<string, Actor<Scene>>();
  try {
    for (const [name, session] of Object.entries(sessions)) {
      actors.set(name, await Actor.enter(pool, session, scene));
    }
    let pending = order;
    while (pending.length > 0) {
      const next = pending.find((entry) => !actorOf(actors, entry).isWaiting);
      if (next) {
        pending = pending.toSpliced(pending.indexOf(next), 1);
        const actor = actorOf(actors, next);
        actor.start(next.slice(next.indexOf(': ') + 2));
        await actor.settledOrWaiting(pool);
      }
      // Whom did that let through? Where everybody waits for everybody, the server's deadlock
      // detector lets somebody go on.
      for (const actor of actors.values()) await actor.settledOrWaiting(pool);
    }
    await Promise.all([...actors.values()].map((actor) => actor.settled()));
    return Object.fromEntries([...actors].map(([name, actor]) => [name, actor.outcome]));
  } finally {
    await Promise.all([...actors.values()].map((actor) => actor.leave()));
  }
}

function actorOf<Scene>(actors: Map<string, Actor<Scene>>, entry: string): Actor<Scene> {
  const actor = actors.get(entry.slice(0, entry.indexOf(': ')));
  if (!actor) throw new Error(`No session for "${entry}".`);
  return actor;
}

class Actor<Scene> {
  outcome: Outcome = 'committed';
  isWaiting = false;
  private running: Promise<unknown> | undefined;
  private hasEnded = false;

  private constructor(
    private readonly sql: postgres.ReservedSql,
    private readonly pid: number,
    private readonly session: Session<Scene>,
    private readonly scene: Scene,
  ) {}

  static async enter<Scene>(pool: postgres.Sql, session: Session<Scene>, scene: Scene) {
    const sql = await pool.reserve();
    await sql`begin`;
    const user = session.user?.(scene);
    await become(sql, user ? 'authenticated' : 'service_role', user);
    const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
    if (!backend) throw new Error('No backend.');
    return new Actor(sql, backend.pid, session, scene);
  }

  start(name: string): void {
    if (this.outcome !== 'committed') return;
    this.running = this.run(name).finally(() => {
      this.running = undefined;
      this.isWaiting = false;
    });
  }

  private async run(name: string): Promise<void> {
    const step = name === 'commit' ? () => this.sql`commit` : this.session.steps[name];
    if (!step) throw new Error(`No step "${name}".`);
    try {
      await step(this.sql, this.scene);
      this.hasEnded = name === 'commit';
    } catch (error) {
      if (!(error instanceof postgres.PostgresError)) throw error;
      this.outcome = error.code;
      await this.sql`rollback`;
      this.hasEnded = true;
    }
  }

  async settledOrWaiting(observer: postgres.Sql): Promise<void> {
    while (this.running) {
      const [lock] = await observer<{ waits: boolean }[]>`
        select cardinality(pg_blocking_pids(${this.pid})) > 0 as waits`;
      // A step that has ended meanwhile is not waiting, whatever was seen before.
      if (this.running !== undefined && lock?.waits) {
        this.isWaiting = true;
        return;
      }
    }
  }

  async settled(): Promise<void> {
    await this.running;
  }

  async leave(): Promise<void> {
    if (!this.hasEnded) await this.sql`rollback`;
    this.sql.release();
  }
}
