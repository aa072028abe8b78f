import { AuthClient, isAuthRetryableFetchError } from '@supabase/auth-js';
import { PostgrestClient } from '@supabase/postgrest-js';
import type { Database } from '../types/supabase.ts';
import { apiKey, apiUrl } from './config.ts';

// The two halves of supabase-js that we use. Its realtime, storage and functions would add 40 kB
// to the first screen.
export const auth = new AuthClient({
  url: `${apiUrl}/auth/v1`,
  headers: { apikey: apiKey },
  storageKey: 'kp-session',
});

async function fetchAsUser(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const { data, error } = await auth.getSession();
  // A token that could not be refreshed for want of a network is no reason to send nobody's request.
  if (error && isAuthRetryableFetchError(error)) throw new TypeError('Failed to fetch');
  const token = data.session?.access_token;
  const headers = new Headers(init?.headers);
  headers.set('apikey', apiKey);
  if (token) headers.set('authorization', `Bearer ${token}`);
  const response = await fetch(input, { ...init, headers });
  if (response.status === 401) await auth.signOut({ scope: 'local' });
  return response;
}

export const database = new PostgrestClient<Database>(`${apiUrl}/rest/v1`, { fetch: fetchAsUser });

/** What one answer holds at most, here and on Supabase unless its project says otherwise. */
export const answerLimit = 1000;
