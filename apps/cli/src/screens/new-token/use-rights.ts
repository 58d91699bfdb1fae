import { grantChecker } from '@keyfob/sdk';
import type { GrantTerm } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../app/desk.ts';

/** What the caller holds here and what there is to hold: forms offer the one among the other. The service decides. */
export function useRights() {
  const { keyfob, workspace } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['rights', workspace],
    queryFn: async ({ signal }) => {
      const [me, types, roles, { id, policy }] = await Promise.all([
        keyfob.readMe({ signal }),
        keyfob.listResourceTypes(workspace, { signal }),
        keyfob.listRoles(workspace, { signal }),
        keyfob.getWorkspace(workspace, { signal }),
      ]);
      return {
        isPersonalToken: me.token?.kind === 'personal',
        grants: me.workspaces.find((one) => one.id === id)?.grants ?? [],
        types: types.data,
        roles: roles.data,
        policy,
      };
    },
    staleTime: 30_000,
  });
  if (!data) return { error };
  const { grants, types, roles, policy, isPersonalToken } = data;
  const holds: (wanted: GrantTerm) => boolean = grantChecker(grants, types);
  return {
    rights: {
      types,
      holds,
      roles,
      mayBeNever: policy.allow_no_expiry,
      // A personal token makes personal tokens only.
      mayMakeWorkspaceTokens: !isPersonalToken && holds({ resource_type: 'keyfob/token', action: 'create' }),
    },
  };
}

export type Rights = NonNullable<ReturnType<typeof useRights>['rights']>;
