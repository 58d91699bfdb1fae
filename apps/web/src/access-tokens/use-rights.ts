import { grantChecker } from '@keyfob/sdk';
import type { GrantTerm, ResourceTypeList, Token } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';
import { useSignedIn } from '../session/use-me.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';

/** Everything a grant of this workspace can be about; nothing until it is known, or where it is not theirs to see. */
function useResourceTypes(): ResourceTypeList['data'] {
  const { id } = useWorkspace();
  const { data } = useQuery({
    queryKey: ['resource-types', id],
    queryFn: ({ signal }) => keyfob.listResourceTypes(id, { signal }),
    staleTime: 60_000,
  });
  return data?.data ?? [];
}

/** What this person holds here, so that pages offer only that. The service decides; this only shows. */
export function useRights() {
  const workspace = useWorkspace();
  const { person } = useSignedIn();
  const types = useResourceTypes();
  const holds: (wanted: GrantTerm) => boolean = grantChecker(workspace.grants, types);
  const may = (noun: string, action: string) => holds({ resource_type: `keyfob/${noun}`, action });
  const isOwn = ({ kind, owner }: Token) => kind === 'personal' && owner?.email === person.email;
  return {
    types,
    holds,
    may,
    /** What is offered for one token, by its state and by who asks. */
    on: (token: Token) => {
      const own = isOwn(token);
      const live = token.status === 'active' || token.status === 'disabled';
      const does = (action: string) => own || (token.kind !== 'personal' && may('token', action));
      const ends = (action: string) => own || may('token', token.kind === 'personal' ? 'disable' : action);
      return {
        edit: live && does('update'),
        rotate: token.status === 'active' && does('rotate'),
        extend: live && token.refreshable && does('extend'),
        disable: token.status === 'active' && may('token', 'disable'),
        enable: token.status === 'disabled' && may('token', 'enable') && may('token', 'disable'),
        revoke: (live || token.status === 'superseded') && ends('revoke'),
        delete: ends('delete'),
      };
    },
  };
}

export type TokenRights = ReturnType<ReturnType<typeof useRights>['on']>;
