import { AuthError, isAuthRetryableFetchError } from '@supabase/auth-js';

const sentences: Record<string, string> = {
  invalid_credentials: 'This e-mail and password do not belong together. Check both and try again.',
  user_banned: 'This account is switched off. Ask your administrator.',
  email_not_confirmed:
    'This e-mail address is not confirmed yet. Use the link in the mail you were sent.',
  over_request_rate_limit: 'Too many attempts. Wait a minute, then try again.',
  over_email_send_rate_limit: 'A mail was sent a moment ago. Wait a minute, then try again.',
  weak_password: 'This password is too easy to guess. Choose a longer one.',
  same_password: 'This is your present password. Choose another one.',
  session_not_found: 'The link has expired. Ask for a new one.',
};

/** Says in the user's words why signing in, or changing a password, did not work. */
export function explainAuthFailure(error: unknown): string {
  if (isAuthRetryableFetchError(error) || error instanceof TypeError) {
    return 'The server cannot be reached. Check your connection and try again.';
  }
  if (error instanceof AuthError) {
    const known = sentences[error.code ?? ''];
    if (known) return known;
    return `The server refused: ${error.message}`;
  }
  return 'Something went wrong. Try again.';
}
