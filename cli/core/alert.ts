import { setTimeout as sleep } from 'node:timers/promises';

export interface Delivery {
  delivered: boolean;
  attempts: number;
  /** Why not, without the address: a webhook's URL is a secret. */
  error: string | null;
}

const attempts = 3;

/** Posts {"text": …}, which Slack and what is compatible with it understand. Never throws. */
export async function sendAlert(webhook: string, text: string): Promise<Delivery> {
  let error = '';
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (attempt > 1) await sleep(500 * 2 ** (attempt - 2));
    try {
      const response = await fetch(webhook, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
        signal: AbortSignal.timeout(5_000),
      });
      await response.body?.cancel();
      if (response.ok) return { delivered: true, attempts: attempt, error: null };
      error = `it answered ${response.status}`;
    } catch (cause) {
      error = cause instanceof Error && cause.name === 'TimeoutError' ? 'no answer' : 'unreachable';
    }
  }
  return { delivered: false, attempts, error };
}
