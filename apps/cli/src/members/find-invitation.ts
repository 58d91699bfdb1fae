import type { Invitation, Keyfob } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** An open invitation by the address that was invited, or by its id. */
export async function requireInvitation(keyfob: Keyfob, workspace: string, which: string): Promise<Invitation> {
  const wanted = which.toLowerCase();
  for await (const invitation of keyfob.listInvitations(workspace, { limit: 100 }))
    if (invitation.id === wanted || invitation.email.toLowerCase() === wanted) return invitation;
  throw new Failure(`No open invitation to ${workspace} is ${which}`, {
    exitCode: exitCode.notFound,
    next: 'keyfob member invitations; whoever accepted is a member: keyfob member remove',
  });
}
