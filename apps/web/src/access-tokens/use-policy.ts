import type { Workspace } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';

/** What the workspace lets its tokens be; undefined until it is known. */
export function usePolicy(): Workspace['policy'] | undefined {
  const { id } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['workspace', id],
    queryFn: ({ signal }) => keyfob.getWorkspace(id, { signal }),
    staleTime: 60_000,
  });
  return data?.policy;
}
