import { type Draft, dropDraft, putDraft, readDraft, unaddressed } from './draft.ts';
import { dropEntry, type Entry, keepEntry } from './outbox.ts';

type Opportunity = Entry['opportunity'];

/**
 * What was typed goes with the opportunity that is chosen for it. Returns whether there was
 * anything.
 */
export function readdress(userId: string, from: string, to: Opportunity | null): boolean {
  const typed = readDraft(userId, from);
  if (!typed) return false;
  if (to) put(userId, to, { ...typed, contact_id: '', product_id: '' });
  else putDraft(userId, unaddressed, withEarlier(typed, readDraft(userId, unaddressed)));
  dropDraft(userId, from);
  return true;
}

/** Turns an entry that was not sent into a draft again, to be changed and logged. */
export function takeBack(userId: string, entry: Entry) {
  put(userId, entry.opportunity, entry.draft);
  dropEntry(userId, entry);
}

/** Another one that was begun there is not lost: it waits among what was not sent. */
function put(userId: string, opportunity: Opportunity, draft: Draft) {
  const begun = readDraft(userId, opportunity.id);
  if (begun && begun.interaction_id !== draft.interaction_id) {
    keepEntry(userId, { draft: begun, opportunity, why: 'You began this one and did not log it.' });
  }
  putDraft(userId, opportunity.id, draft);
}

function withEarlier(typed: Draft, earlier: Draft | null): Draft {
  const notes = [earlier?.notes, typed.notes].filter(Boolean).join('\n\n');
  return { ...typed, contact_id: '', product_id: '', notes };
}
