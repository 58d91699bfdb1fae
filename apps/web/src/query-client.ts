import { AuthenticationError } from '@keyfob/sdk';
import { QueryCache, QueryClient } from '@tanstack/react-query';

/** The SDK retries by itself. A session that has ended is asked about again, which leads to sign-in. */
export const queryClient: QueryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000 } },
  queryCache: new QueryCache({
    onError(error) {
      if (error instanceof AuthenticationError) void queryClient.invalidateQueries({ queryKey: ['me'] });
    },
  }),
});
