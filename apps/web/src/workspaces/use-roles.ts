import { formatGrant, parseGrant } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import { useRights } from '../access-tokens/use-rights.ts';
import { keyfob } from '../keyfob.ts';
import { roleName } from './role-name.ts';
import { useWorkspace } from './use-workspace.ts';

/** The workspace’s roles; those that hold more than the person does are shown, but not offered. */
export function useRoles(): { key: string; name: string; grants: string[]; offered: boolean }[] {
  const { id } = useWorkspace();
  const { holds } = useRights();
  const { data } = useQuery({
    queryKey: ['roles', id],
    queryFn: ({ signal }) => keyfob.listRoles(id, { signal }),
    staleTime: 60_000,
  });
  return (data?.data ?? []).map(({ key, name, built_in: builtIn, grants }) => {
    const terms = grants.flatMap(formatGrant);
    const offered = terms.every((term) => {
      const wanted = parseGrant(term);
      return wanted !== null && holds(wanted);
    });
    return { key, name: builtIn ? roleName(key) : name, grants: terms, offered };
  });
}
