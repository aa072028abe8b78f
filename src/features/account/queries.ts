import { queryOptions } from '@tanstack/react-query';
import { auth, database } from '../../shared/backend.ts';
import { Refusal, unwrap } from '../../shared/refusal.ts';

export const emailQuery = queryOptions({
  queryKey: ['account', 'email'],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => (await auth.getSession()).data.session?.user.email ?? '',
});

export async function saveName(userId: string, before: string, name: string) {
  const changed = unwrap(
    await database
      .from('user_profiles')
      .update({ full_name: name })
      .eq('user_id', userId)
      .eq('full_name', before)
      .select('user_id'),
  );
  if (changed.length > 0) return;
  throw new Refusal({
    code: 'KP706',
    message: 'Your name was changed meanwhile.',
    hint: 'Load the page again to see it.',
  });
}

/** Whoever sits at an open session still has to know the password. */
export async function changePassword(email: string, present: string, wanted: string) {
  const signedIn = await auth.signInWithPassword({ email, password: present });
  if (signedIn.error) throw signedIn.error;
  const { error } = await auth.updateUser({ password: wanted });
  if (error) throw error;
}
