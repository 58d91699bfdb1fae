import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { tellable } from '../app/connection.ts';
import { useDesk } from '../app/desk.ts';
import { Active } from '../keys/layer.tsx';

const TOKEN_EVERY_MS = 5000;
const USAGE_EVERY_MS = 15_000;
const USAGE_DAYS = 30;

/** One token as it is now, and how it was used. */
export function useToken(id: string) {
  const { keyfob, workspace, connection } = useDesk();
  const active = use(Active);
  const token = useQuery({
    queryKey: ['token', workspace, id],
    queryFn: ({ signal }) => keyfob.getToken(workspace, id, { signal }),
    refetchInterval: () => active && connection.interval(TOKEN_EVERY_MS),
  });
  const usage = useQuery({
    queryKey: ['token', workspace, id, 'usage'],
    queryFn: ({ signal }) => keyfob.readTokenUsage(workspace, id, { days: USAGE_DAYS }, { signal }),
    refetchInterval: () => active && connection.interval(USAGE_EVERY_MS),
  });
  return {
    token: token.data,
    error: tellable(token),
    usage: usage.data,
    reload: () => {
      void token.refetch();
      void usage.refetch();
    },
  };
}
