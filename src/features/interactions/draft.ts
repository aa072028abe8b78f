/** What somebody has typed about an interaction. Empty means: says nothing. */
export type Draft = {
  interaction_id: string;
  interaction_type: string;
  /** As an `<input type="datetime-local">` has it; empty: now. */
  interaction_date: string;
  stage: string;
  status: string;
  loss_reason: string;
  subject: string;
  notes: string;
  follow_up_date: string;
  contact_id: string;
  /** For a stage that is about one product, on an opportunity that names none yet. */
  product_id: string;
  /** When "Log it" was pressed, where the entry could not be sent at once. */
  happened_at: string;
};

const empty: Omit<Draft, 'interaction_id'> = {
  interaction_type: '',
  interaction_date: '',
  stage: '',
  status: '',
  loss_reason: '',
  subject: '',
  notes: '',
  follow_up_date: '',
  contact_id: '',
  product_id: '',
  happened_at: '',
};

/** The id is made here, so that saving twice, after an answer that got lost, logs once. */
export function newDraft(): Draft {
  return { interaction_id: crypto.randomUUID(), ...empty };
}

/** Whether there is anything in it that a person would miss. */
export function isWorthKeeping(draft: Draft): boolean {
  return [draft.notes, draft.subject].some((text) => text.trim() !== '');
}

/** Holds what is typed before an opportunity is chosen. */
export const unaddressed = 'quick';

// Kept per person and opportunity, so that a draft outlives a reload, a lost connection and an
// expired session, and nobody else at this computer meets it.
function keyOf(userId: string, opportunityId: string) {
  return `kp-draft:${userId}:${opportunityId}`;
}

export function readDraft(userId: string, opportunityId: string): Draft | null {
  try {
    const stored: unknown = JSON.parse(
      localStorage.getItem(keyOf(userId, opportunityId)) ?? 'null',
    );
    return typeof stored === 'object' && stored !== null ? readFields(stored) : null;
  } catch {
    return null;
  }
}

/** What was stored, in the fields that a draft has today. */
export function readFields(stored: object): Draft {
  const draft = newDraft();
  const known = Object.entries(stored).filter(
    ([key, value]) => key in draft && typeof value === 'string',
  );
  return { ...draft, ...Object.fromEntries(known) };
}

export function keepDraft(userId: string, opportunityId: string, draft: Draft) {
  try {
    const isBegun = opportunityId === unaddressed ? saysAnything(draft) : isWorthKeeping(draft);
    if (isBegun) {
      localStorage.setItem(keyOf(userId, opportunityId), JSON.stringify(draft));
    } else {
      localStorage.removeItem(keyOf(userId, opportunityId));
    }
  } catch {
    // Full or forbidden storage: the text is still on the screen.
  }
}

function saysAnything({ interaction_id: _id, ...fields }: Draft): boolean {
  return Object.values(fields).some((text) => text.trim() !== '');
}

/** Whether it was kept: storage may be full, or forbidden. */
export function putDraft(userId: string, opportunityId: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(userId, opportunityId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(userId: string, opportunityId: string) {
  try {
    localStorage.removeItem(keyOf(userId, opportunityId));
  } catch {
    // As above.
  }
}

export function hasDraft(userId: string, opportunityId: string): boolean {
  return readDraft(userId, opportunityId) !== null;
}
