import { formatMoment, formatWeekdayTime } from '../../shared/format.ts';
import type { TimelineEntry } from './queries.ts';

const aDay = 86_400_000;

type Entry = Pick<
  TimelineEntry,
  'may_edit_drivers' | 'drivers_locked_at' | 'owner_user_id' | 'owner_name' | 'created_at'
>;
type Owner = { id: string; name: string };

/**
 * Says who may still change an interaction's stage, status and date, and until when. Nothing where
 * the reader may at any time.
 */
export function lockSentence(entry: Entry, owner: Owner, now = Date.now()): string | null {
  const { may_edit_drivers: may, drivers_locked_at: lockedAt } = entry;
  if (may && !lockedAt) return null;
  if (may && lockedAt) {
    return `Stage, status and date can be changed by you until ${formatWeekdayTime(lockedAt)}; after that only by ${owner.name}.`;
  }
  if (lockedAt) {
    return `Stage, status and date are locked for you since ${formatMoment(lockedAt)}. Now only ${owner.name} can change them.`;
  }
  const loggedUntil = entry.created_at ? new Date(entry.created_at).getTime() + aDay : 0;
  const author =
    entry.owner_user_id !== owner.id && loggedUntil > now && entry.owner_name
      ? `, and until ${formatWeekdayTime(new Date(loggedUntil).toISOString())} by ${entry.owner_name}, who logged it`
      : '';
  return `Stage, status and date can be changed by ${owner.name}, who owns the opportunity${author}.`;
}
