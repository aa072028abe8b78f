interface Closable {
  close(): Promise<void>;
}

/** So many connections for more people: whoever comes when all are taken waits in line. */
export class Pool<T extends Closable> {
  private readonly free: T[];
  private readonly line: ((one: T) => void)[] = [];

  private constructor(private readonly all: readonly T[]) {
    this.free = [...all];
  }

  static async open<T extends Closable>(size: number, open: () => Promise<T>): Promise<Pool<T>> {
    const all: T[] = [];
    try {
      while (all.length < size) all.push(await open());
    } catch (error) {
      await Promise.all(all.map((one) => one.close()));
      throw error;
    }
    return new Pool(all);
  }

  async use<Result>(work: (one: T) => Promise<Result>): Promise<Result> {
    const one = this.free.pop() ?? (await new Promise<T>((resolve) => this.line.push(resolve)));
    try {
      return await work(one);
    } finally {
      const next = this.line.shift();
      if (next) next(one);
      else this.free.push(one);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.all.map((one) => one.close()));
  }
}
