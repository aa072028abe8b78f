import { QueryClient } from '@tanstack/react-query';
import { isNetworkFailure } from '../shared/refusal.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer: asking again would not change it.
      retry: (failures, error) => failures < 1 && isNetworkFailure(error),
      networkMode: 'always',
      refetchOnReconnect: true,
    },
    // Without a network a write fails at once and says so, instead of waiting in the dark.
    mutations: { networkMode: 'always' },
  },
});
