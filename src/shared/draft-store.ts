// What is typed into a form is kept per person, so that it outlives a reload, a lost connection and
// an expired session, and nobody else at this computer meets it.
function storageKey(userId: string, key: string) {
  return `kp-form:${userId}:${key}`;
}

export function readStored(userId: string, key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(storageKey(userId, key)) ?? 'null');
  } catch {
    return null;
  }
}

export function store(userId: string, key: string, value: unknown) {
  try {
    localStorage.setItem(storageKey(userId, key), JSON.stringify(value));
  } catch {
    // Full or forbidden storage: the text is still on the screen.
  }
}

export function dropStored(userId: string, key: string) {
  try {
    localStorage.removeItem(storageKey(userId, key));
  } catch {
    // As above.
  }
}
