interface Limits {
  /** So many of one person at a time; as many as a browser asks for at once. */
  atOnce: number;
  /** So many more may wait. */
  waiting: number;
}

type Work<Result> = () => Promise<Result>;

/** Lets each person's requests in a few at a time, so that one person's never hold up the others'. */
export class Turns {
  private readonly people = new Map<string, { running: number; queue: (() => void)[] }>();

  constructor(private readonly limits: Limits) {}

  /** Nothing where too many wait already. */
  async take<Result>(who: string, work: Work<Result>): Promise<Result | undefined> {
    const { atOnce, waiting } = this.limits;
    const person = this.people.get(who) ?? { running: 0, queue: [] };
    this.people.set(who, person);
    if (person.queue.length >= waiting) return undefined;
    if (person.running < atOnce) person.running += 1;
    else await new Promise<void>((resolve) => person.queue.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes on to the next in line, or is free.
      const next = person.queue.shift();
      if (next) next();
      else person.running -= 1;
      if (person.running === 0) this.people.delete(who);
    }
  }
}
