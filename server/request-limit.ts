import { Allowance, type Rate } from './allowance.ts';
import { callerOf } from './caller.ts';
import { tooMany } from './refusal.ts';
import { Turns } from './turns.ts';

export interface RequestLimits {
  /** Of one person. People and imports never come near it. */
  requests: Rate;
  /** Of one person at a time, as many as a browser asks for at once; others of theirs wait. */
  atOnce: number;
  waiting: number;
}

export const usualRequestLimits: RequestLimits = {
  requests: { burst: 3_000, secondsEach: 1 / 200 },
  atOnce: 6,
  waiting: 500,
};

type Answer = (request: Request, address: string) => Promise<Response>;

/** Stands before an API, and keeps one person's requests from taking it away from the others. */
export function limitRequests(
  next: (request: Request) => Promise<Response>,
  { limits, jwtSecret }: { limits: RequestLimits; jwtSecret: string },
): Answer {
  const requests = new Allowance(limits.requests);
  const turns = new Turns(limits);
  return async (request, address) => {
    const caller = callerOf(request, address, jwtSecret);
    const wait = requests.take(caller);
    if (wait) return tooManyOf(request, wait);
    return (await turns.take(caller, () => next(request))) ?? tooManyOf(request, 1);
  };
}

function tooManyOf({ url }: Request, seconds: number) {
  return tooMany(url, seconds, 'over_request_rate_limit', 'These are too many requests at once.');
}
