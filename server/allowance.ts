export interface Rate {
  /** So many at once. */
  burst: number;
  /** And then one more each time this many seconds have passed. */
  secondsEach: number;
}

/** How often each one may: a bucket that fills by itself, and is emptied by use. */
export class Allowance {
  private readonly buckets = new Map<string, { left: number; at: number }>();

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = performance.now.bind(performance),
  ) {}

  /** 0 where it may; otherwise the seconds after which it may again. */
  take(who: string): number {
    const bucket = this.bucketOf(who);
    if (bucket.left < 1) return Math.ceil((1 - bucket.left) * this.rate.secondsEach);
    bucket.left -= 1;
    return 0;
  }

  /** What was taken last was not used. */
  giveBack(who: string): void {
    this.bucketOf(who).left += 1;
  }

  private bucketOf(who: string) {
    const { burst, secondsEach } = this.rate;
    const at = this.now();
    const known = this.buckets.get(who);
    if (!known && this.buckets.size >= 10_000) this.forgetTheFull(at);
    const filled = known ? known.left + (at - known.at) / 1000 / secondsEach : burst;
    const bucket = { left: Math.min(filled, burst), at };
    this.buckets.set(who, bucket);
    return bucket;
  }

  private forgetTheFull(at: number) {
    const { burst, secondsEach } = this.rate;
    for (const [who, { left, at: then }] of this.buckets) {
      if (left + (at - then) / 1000 / secondsEach >= burst) this.buckets.delete(who);
    }
  }
}
