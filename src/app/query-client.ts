import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { peopleQuery } from '../shared/people.ts';
import { isNetworkFailure, Refusal } from '../shared/refusal.ts';

// Whoever was disabled a moment ago finds their records gone. Asked again who is there, the shell says why.
function lookAround(error: unknown) {
  if (!(error instanceof Refusal) || isNetworkFailure(error)) return;
  void queryClient.invalidateQueries({ queryKey: peopleQuery.queryKey });
}

const isPaged = (data: unknown) => typeof data === 'object' && data !== null && 'pages' in data;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (queryKey[0] !== peopleQuery.queryKey[0]) lookAround(error);
    },
  }),
  mutationCache: new MutationCache({ onError: lookAround }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer: asking again would not change it.
      retry: (failures, error) => failures < 1 && isNetworkFailure(error),
      networkMode: 'always',
      refetchOnReconnect: true,
      // A long list would ask for each of its pages again, whenever somebody looks back at it.
      refetchOnWindowFocus: ({ state }) => !isPaged(state.data),
    },
    // Without a network a write fails at once and says so, instead of waiting in the dark.
    mutations: { networkMode: 'always' },
  },
});
