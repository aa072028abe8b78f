import { queryOptions } from '@tanstack/react-query';
import { database } from './backend.ts';
import { unwrap } from './refusal.ts';

/** The name behind an id in the address; null where it is archived or somebody else's. */
export function organizationNameQuery(id: string | undefined) {
  return queryOptions({
    queryKey: ['organization name', id ?? ''],
    enabled: id !== undefined,
    staleTime: 300_000,
    queryFn: async ({ signal }) =>
      unwrap(
        await database
          .from('organizations')
          .select('organization_id, name')
          .eq('organization_id', id ?? '')
          .abortSignal(signal)
          .maybeSingle(),
      ),
  });
}
