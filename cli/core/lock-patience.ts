import { setTimeout as delay } from 'node:timers/promises';
import { isPostgresError } from './database-error.ts';

export interface LockPatience {
  /** How long one statement may wait for a lock, and with it everybody who queues behind it. */
  timeoutMs: number;
  /** Pauses before the second, third … attempt. */
  pausesMs: readonly number[];
}

export const defaultLockPatience: LockPatience = { timeoutMs: 3000, pausesMs: [1000, 2000, 4000] };

export async function retryOnLockConflict<T>(
  patience: LockPatience,
  attempt: () => Promise<T>,
  onRetry: (retry: { attempt: number; of: number; pauseMs: number }) => void,
  signal?: AbortSignal,
): Promise<T> {
  for (const [index, pauseMs] of patience.pausesMs.entries()) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLockConflict(error)) throw error;
    }
    onRetry({ attempt: index + 2, of: patience.pausesMs.length + 1, pauseMs });
    await delay(pauseMs, undefined, signal ? { signal } : {});
  }
  return attempt();
}

/** A lock that was not to be had in time, or a deadlock with the traffic: both pass. */
function isLockConflict(error: unknown): boolean {
  if (isPostgresError(error)) return error.code === '55P03' || error.code === '40P01';
  return error instanceof Error && error.cause !== undefined && isLockConflict(error.cause);
}
