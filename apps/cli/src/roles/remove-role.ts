import { ConflictError } from '@keyfob/sdk';
import type { ChangedRole, Keyfob } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** Deletes a role; one that is in use is refused with how many have it, and how to go on. */
export async function removeRole(
  keyfob: Keyfob,
  workspace: string,
  key: string,
  reassignTo?: string,
): Promise<ChangedRole> {
  try {
    return await keyfob.deleteRole(workspace, key, reassignTo === undefined ? {} : { reassign_to: reassignTo });
  } catch (error) {
    if (!(error instanceof ConflictError) || error.code !== 'in_use') throw error;
    throw new Failure(`The role ${key} is in use`, {
      exitCode: exitCode.conflict,
      cause: new Error(error.message.replace(/ Give them another.*/, '').replace(/\.$/, '')),
      next: `keyfob role remove ${key} --reassign-to ROLE`,
      requestId: error.requestId,
    });
  }
}
