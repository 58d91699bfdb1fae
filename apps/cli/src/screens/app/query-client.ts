import { environmentManager, MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/** Remembers answers for the screens. A failing call is told at once; the next look comes by itself. */
export function openQueryClient(connection: Connection): QueryClient {
  // Without a window it takes this for a server, where nothing is looked at twice.
  environmentManager.setIsServer(() => false);
  const watch = {
    onSuccess: () => connection.answered(),
    onError: (error: unknown) => connection.failed(error),
  };
  return new QueryClient({
    queryCache: new QueryCache(watch),
    mutationCache: new MutationCache(watch),
    defaultOptions: {
      queries: { retry: false, networkMode: 'always', gcTime: 60_000 },
      // What a mutation answers may be a value: it is not kept.
      mutations: { retry: false, networkMode: 'always', gcTime: 0 },
    },
  });
}
