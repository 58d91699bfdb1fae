import type { WorkspaceContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { InvitationRow } from './invitation.entity.ts';
import type { Inviter } from './invitation.entity.ts';

const MOST = 50;
const WINDOW_MS = 3_600_000;

/** One member or token invites 50 people an hour, also those whose invitation was taken back. @throws KeyfobError too_many_requests. */
export async function limitInvitations(ctx: WorkspaceContext, { member_id, token_id }: Inviter): Promise<void> {
  const inviter = `${member_id} ${token_id}`;
  await ctx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 1))`, [`${ctx.workspace.id} ${inviter}`]);
  const recent = await ctx.em.find(
    InvitationRow,
    {
      workspaceId: ctx.workspace.id,
      invitedBy: { member_id, token_id },
      createdAt: { $gt: new Date(ctx.now.getTime() - WINDOW_MS) },
    },
    { orderBy: { createdAt: 'desc' }, limit: MOST },
  );
  const oldest = recent[MOST - 1];
  if (!oldest) return;
  const wait = Math.max(1, Math.ceil((oldest.createdAt.getTime() + WINDOW_MS - ctx.now.getTime()) / 1000));
  throw new KeyfobError('too_many_requests', `${MOST} invitations an hour are the most. Wait ${wait} s, then go on.`, {
    extra: { retry_after: wait },
  });
}
