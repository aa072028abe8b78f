// GoTrue's own answers to what lite takes, or stumbles over.

interface AuthFault {
  status: number;
  error_code: string;
  msg: string;
}

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

export const codesAreClosed: AuthFault = {
  status: 422,
  error_code: 'otp_disabled',
  msg: 'Signups not allowed for otp',
};

export function authFault(given: object): AuthFault | undefined {
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
        error_code: 'weak_password',
        msg: `Password cannot be longer than ${mostPasswordBytes} bytes.`,
      };
    }
  }
  return undefined;
}

export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(msg: string): AuthFault {
  return { status: 400, error_code: 'validation_failed', msg };
}
