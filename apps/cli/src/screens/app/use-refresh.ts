import { useQueryClient } from '@tanstack/react-query';
import { useDesk } from './desk.ts';

/** After a change: everything that may show it is read again. */
export function useRefresh(): () => void {
  const queries = useQueryClient();
  const { workspace } = useDesk();
  return () => {
    for (const noun of ['tokens', 'token', 'audit']) void queries.invalidateQueries({ queryKey: [noun, workspace] });
  };
}
