import { database } from '../../shared/backend.ts';
import { Refusal, unwrap } from '../../shared/refusal.ts';
import type { Database } from '../../types/supabase.ts';

type Profile = Database['public']['Tables']['user_profiles']['Row'];
export type Person = Pick<Profile, 'user_id' | 'full_name' | 'role' | 'status' | 'manager_user_id'>;
export type PersonChange = Partial<Omit<Person, 'user_id'>>;

/** Writes where these fields still are what the screen showed; otherwise says that somebody was faster. */
export async function changePerson(before: Person, change: PersonChange) {
  let request = database.from('user_profiles').update(change).eq('user_id', before.user_id);
  if (change.role !== undefined) request = request.eq('role', before.role);
  if (change.status !== undefined) request = request.eq('status', before.status);
  if (change.full_name !== undefined) request = request.eq('full_name', before.full_name);
  if (change.manager_user_id !== undefined) {
    request =
      before.manager_user_id === null
        ? request.is('manager_user_id', null)
        : request.eq('manager_user_id', before.manager_user_id);
  }
  const changed = unwrap(await request.select('user_id'));
  if (changed.length === 0) {
    throw new Refusal({
      code: 'KP706',
      message: 'Somebody else changed this person meanwhile.',
      hint: 'You see them now as they are.',
    });
  }
}

export async function offBoard(from: string, to: string, disable: boolean) {
  return unwrap(await database.rpc('admin_off_board', { from_user: from, to_user: to, disable }));
}
