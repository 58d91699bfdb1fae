import { KeyfobError } from '@keyfob/core';
import type { Call, Core, HomeContext } from '@keyfob/core';
import type { Effective } from '@keyfob/core/schema';

/** Changes something where the calling token lives: in its workspace or, for a service token, the installation. */
export function changeOwnHome<Output extends object>(
  core: Core,
  call: Call,
  operation: (ctx: HomeContext) => Promise<Output>,
): Promise<Output & { effective: Effective }> {
  if (call.caller.kind !== 'token') throw new KeyfobError('token_required', 'Only a token can act on itself.');
  const { workspace } = call.caller.snapshot;
  return workspace ? core.changeWorkspace(call, workspace.id, operation) : core.changeInstallation(call, operation);
}
