import type { Me } from '@keyfob/sdk';
import type { Credential } from './credentials/credential.ts';
import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import type { Settings } from './settings.ts';

/**
 * The workspace to work in: the flag, the environment, then the access token's own (it has no other), then what the profile
 * chose.
 */
export async function selectWorkspace(
  { chosenWorkspace: chosen }: Settings,
  credential: Credential,
  me: () => Promise<Me>,
): Promise<string> {
  if (chosen !== null && (chosen.by !== 'profile' || credential.kind === 'session')) return chosen.key;
  if (credential.workspace) return credential.workspace;
  if (credential.kind === 'token') {
    const { workspaces } = await me();
    const [only] = workspaces;
    if (only !== undefined && workspaces.length === 1) return only.slug;
  }
  throw new Failure('No workspace selected', {
    exitCode: exitCode.usage,
    next: 'keyfob workspace list, then keyfob workspace select NAME; or give one with --workspace',
  });
}
