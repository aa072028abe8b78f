// GoTrue's own answers to what lite takes, or stumbles over.

import type { Reason } from './refusal.ts';

// The longest is a token.
const texts = [
  ...['email', 'password', 'phone', 'refresh_token', 'token', 'token_hash', 'type', 'nonce'],
  ...['auth_code', 'code_verifier', 'code_challenge', 'code_challenge_method', 'current_password'],
  ...['redirect_to', 'scope', 'channel'],
];
const mostCharacters = 4_000;
// bcrypt reads no further: what follows would not count.
const mostPasswordBytes = 72;

/** lite makes an account for whoever asks for a code by mail, though signing up is closed. */
export const closedPaths = ['/auth/v1/otp', '/auth/v1/magiclink'];

export const codesAreClosed: Reason = {
  status: 422,
  code: 'otp_disabled',
  message: 'Signups not allowed for otp',
};

export function authFault(given: object): Reason | undefined {
  for (const [name, value] of Object.entries(given)) {
    if (value === null) continue;
    if (texts.includes(name)) {
      if (typeof value !== 'string') return invalid(`${name} must be a text.`);
      if (value.length > mostCharacters) return invalid(`${name} is too long.`);
    }
    // It becomes part of every token, and a header holds no more.
    if (name === 'data' && (!isObject(value) || JSON.stringify(value).length > mostCharacters)) {
      return invalid(`data must be an object of at most ${mostCharacters} characters.`);
    }
    if (name === 'password' && new TextEncoder().encode(value).length > mostPasswordBytes) {
      return {
        status: 422,
        code: 'weak_password',
        message: `Password cannot be longer than ${mostPasswordBytes} bytes.`,
      };
    }
  }
  return undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(message: string): Reason {
  return { status: 400, code: 'validation_failed', message };
}
