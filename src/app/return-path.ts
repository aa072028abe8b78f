type SignInSearch = {
  /** Where to go after signing in. */
  next?: string;
  /** Whether a session ended by itself. */
  ended?: boolean;
};

export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  return {
    ...(typeof search.next === 'string' && { next: search.next }),
    ...(search.ended === true && { ended: true }),
  };
}

/** A path of this app, whatever the address bar says: a link must not lead to another site. */
export function inApp(path: string | undefined): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/dashboard';
}
