import { queryOptions } from '@tanstack/react-query';
import { database } from './backend.ts';
import { unwrap } from './refusal.ts';

/** The principals and distributors that the caller may see: what a pipeline is filtered by. */
export const partnersQuery = queryOptions({
  queryKey: ['partners'],
  staleTime: 300_000,
  queryFn: async ({ signal }) =>
    unwrap(await database.schema('reporting').rpc('partners').abortSignal(signal)),
});

export function partnerChoices(
  partners: readonly { role: string; organization_id: string; name: string }[],
  role: 'principal' | 'distributor',
) {
  return partners
    .filter((partner) => partner.role === role)
    .map((partner) => ({ value: partner.organization_id, label: partner.name }));
}
