import { KeyfobError } from '@keyfob/core';
import type { Call } from '@keyfob/core';

/** The workspace of the token that calls. */
export function ownWorkspace({ caller }: Call): string {
  const workspace = caller.kind === 'token' ? caller.snapshot.workspace : null;
  if (!workspace) throw new KeyfobError('token_required', 'Only a token of a workspace can act on itself.');
  return workspace.id;
}
