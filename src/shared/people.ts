import { queryOptions, useQuery } from '@tanstack/react-query';
import { database } from './backend.ts';
import { unwrap } from './refusal.ts';
import { useUserId } from './session.ts';

/** Everybody's name and role. Empty for somebody whose account is switched off. */
export const peopleQuery = queryOptions({
  queryKey: ['people'],
  staleTime: 300_000,
  queryFn: async ({ signal }) =>
    unwrap(
      await database
        .from('user_profiles')
        .select('user_id, full_name, role, status, manager_user_id')
        .order('full_name')
        .abortSignal(signal),
    ),
});

export function useMe() {
  const userId = useUserId();
  return useQuery(peopleQuery).data?.find((person) => person.user_id === userId);
}
