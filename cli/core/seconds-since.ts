/** As people read it: to the millisecond. `started` is a performance.now(). */
export function secondsSince(started: number): number {
  return Math.round(performance.now() - started) / 1000;
}
