import type { Token } from '@keyfob/sdk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

export function useToken(workspace: string, id: string): UseQueryResult<Token> {
  return useQuery({
    queryKey: ['token', workspace, id],
    queryFn: ({ signal }) => keyfob.getToken(workspace, id, { signal }),
  });
}

/** Puts a token as a change answered it in place of what was shown, and asks again for what shows it too. */
export function useTokenChanged(workspace: string): (token: Token) => Promise<void> {
  const queries = useQueryClient();
  return async (token) => {
    queries.setQueryData(['token', workspace, token.id], token);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['tokens', workspace] }),
      queries.invalidateQueries({ queryKey: ['token-events', workspace, token.id] }),
      queries.invalidateQueries({ queryKey: ['my-tokens'] }),
    ]);
  };
}
