import type { RequestInfo } from '../actor.ts';
import { notFound } from '../errors.ts';
import { transact } from '../transaction.ts';
import type { Foundation } from '../transaction.ts';
import { WorkspaceRow } from '../workspaces/workspace.entity.ts';
import { digestOfCode } from './invitation-code.ts';
import { InvitationRow } from './invitation.entity.ts';
import type { OpenInvitation } from './invitation.schema.ts';
import { whereOpen } from './where-open.ts';

/** What its link shows of an invitation, to whoever holds it. @throws KeyfobError not_found once it is used, taken back or too old. */
export async function readInvitation(
  foundation: Foundation,
  code: string,
  request: RequestInfo,
): Promise<OpenInvitation> {
  const { output } = await transact(
    foundation,
    { role: 'keyfob_system', workspaceId: null, request },
    async () => ({ kind: 'system', id: null, label: 'invitation', grants: [], memberId: null, token: null }),
    async (ctx) => {
      const open = { codeDigest: digestOfCode(code), ...whereOpen(ctx.now) };
      const row = await ctx.em.findOne(InvitationRow, open, { populate: ['role'] });
      const workspace = row && (await ctx.em.findOne(WorkspaceRow, { id: row.workspaceId, deletedAt: null }));
      if (!workspace) throw notFound();
      const [account] = await ctx.em.execute<unknown[]>('select 1 from auth."user" where email = ?', [row.email]);
      return {
        workspace: { slug: workspace.slug, name: workspace.name },
        email: row.email,
        role: { key: row.role.key, name: row.role.name },
        invited_by: row.invitedBy.label,
        expires_at: row.expiresAt.toISOString(),
        has_account: account !== undefined,
      };
    },
  );
  return output;
}
