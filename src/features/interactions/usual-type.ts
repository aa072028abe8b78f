import type { QueryClient } from '@tanstack/react-query';
import { readStored, store } from '../../shared/draft-store.ts';
import { choices, vocabularyQuery } from '../../shared/lookups.ts';
import type { Draft } from './draft.ts';

const key = 'last-interaction-type';

export function rememberType(userId: string, { interaction_type }: Draft) {
  if (interaction_type) store(userId, key, interaction_type);
}

/** The kind that this person logged last, else the first of the list. */
export function usualType(userId: string, types: Parameters<typeof choices>[0] = []): string {
  const last = readStored(userId, key);
  const usual = types.find(({ code, is_active }) => is_active && code === last);
  return usual?.code ?? choices(types)[0]?.value ?? '';
}

/** Whoever was done before the list of kinds was there has chosen none: it is the usual one then. */
export async function withType(client: QueryClient, userId: string, draft: Draft): Promise<Draft> {
  if (draft.interaction_type) return draft;
  const types = await client.ensureQueryData(vocabularyQuery('interaction_type_lu'));
  return { ...draft, interaction_type: usualType(userId, types) };
}
