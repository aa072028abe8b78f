import type { SupabaseClient } from '@supabase/supabase-js';
import type { Database } from '../../src/types/supabase.ts';
import type { Stack } from '../support/stack.ts';

export const loadPassword = 'a made-up working day';

/** Somebody of a load, signed in, with a few of their own records at hand. */
export interface Member {
  api: SupabaseClient<Database>;
  userId: string;
  opportunities: string[];
  organizations: string[];
}

/** So many sessions of the load's active people, the busiest first. */
export async function signInTeam(
  stack: Stack,
  emails: readonly string[],
  size: number,
): Promise<Member[]> {
  const team: Member[] = [];
  for (let place = 0; place < size; place += 1) {
    const email = emails[place % emails.length] ?? '';
    const api = stack.client();
    const { data, error } = await api.auth.signInWithPassword({ email, password: loadPassword });
    if (error) throw error;
    const mine = await api
      .from('opportunities')
      .select('opportunity_id, organization_id')
      .eq('owner_user_id', data.user.id)
      .not('stage', 'in', '(closed_won,closed_lost)')
      .limit(10);
    if (mine.error) throw mine.error;
    team.push({
      api,
      userId: data.user.id,
      opportunities: mine.data.map((each) => each.opportunity_id),
      organizations: mine.data.map((each) => each.organization_id),
    });
  }
  return team;
}
