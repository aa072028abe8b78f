import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { Allowance, type Rate } from './allowance.ts';
import { tooMany } from './refusal.ts';

export interface SignInLimits {
  /** Wrong passwords for one account, from one place. */
  attempts: Rate;
  /** Wrong passwords from one place, whatever the account. */
  attemptsFromOnePlace: Rate;
  /** Mails to one address. */
  mails: Rate;
  /** A refused sign-in takes as long whether the account exists or not. */
  refusalTakesMs: number;
}

export const usualSignInLimits: SignInLimits = {
  attempts: { burst: 10, secondsEach: 30 },
  attemptsFromOnePlace: { burst: 300, secondsEach: 1 },
  mails: { burst: 1, secondsEach: 60 },
  refusalTakesMs: 400,
};

type Answer = (request: Request, address: string) => Promise<Response>;

const mailing = /^\/auth\/v1\/(recover|otp|magiclink|resend|signup)$/;
const addressed = z.object({ email: z.string() });

/** Stands before an API, and keeps passwords from being guessed and mailboxes from being filled. */
export function limitSignIns(next: Answer, limits: SignInLimits): Answer {
  const attempts = new Allowance(limits.attempts);
  const fromOnePlace = new Allowance(limits.attemptsFromOnePlace);
  const mails = new Allowance(limits.mails);

  async function signIn(request: Request, address: string, email: string) {
    const began = performance.now();
    const account = `${address} ${email}`;
    // Taken before it is known whether the password is right: many at once get no further.
    const wait = fromOnePlace.take(address) || attempts.take(account);
    if (wait) return tooMany(request.url, wait, 'over_request_rate_limit', 'Too many attempts.');
    const answer = await next(request, address);
    if (answer.status === 400) {
      await pause(Math.max(0, limits.refusalTakesMs - (performance.now() - began)));
    } else {
      attempts.giveBack(account);
      fromOnePlace.giveBack(address);
    }
    return answer;
  }

  return async (request, address) => {
    const { pathname, searchParams } = new URL(request.url);
    const signsIn = pathname === '/auth/v1/token' && searchParams.get('grant_type') === 'password';
    if (request.method !== 'POST' || !(signsIn || mailing.test(pathname))) {
      return next(request, address);
    }
    const email = await emailIn(request);
    if (email === undefined) return next(request, address);
    if (signsIn) return signIn(request, address, email);
    const wait = mails.take(email);
    if (!wait) return next(request, address);
    return tooMany(request.url, wait, 'over_email_send_rate_limit', 'A mail was just asked for.');
  };
}

async function emailIn(request: Request): Promise<string | undefined> {
  try {
    return addressed
      .parse(await request.clone().json())
      .email.trim()
      .toLowerCase();
  } catch {
    return undefined;
  }
}
