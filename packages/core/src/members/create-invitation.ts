import { uuidv7 } from 'uuidv7';
import type { WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { idempotently } from '../idempotency/idempotently.ts';
import { addMail } from '../mail/add-mail.ts';
import { requireCovers, requireGrant } from '../permissions/authorize.ts';
import { findRole } from '../permissions/find-role.ts';
import { requireLasting } from '../permissions/require-lasting.ts';
import { newInvitationCode } from './invitation-code.ts';
import { InvitationRow } from './invitation.entity.ts';
import type { Inviter } from './invitation.entity.ts';
import type { CreateInvitation, IssuedInvitation } from './invitation.schema.ts';
import { limitInvitations } from './limit-invitations.ts';
import { MemberRow } from './member.entity.ts';
import { presentInvitation } from './present-invitation.ts';
import { wherePresent } from './where-present.ts';

const WORKS_FOR_MS = 7 * 86_400_000;

/**
 * Invites a person by a link that works once, for 7 days; an earlier one for the same address works no longer. Repeating the request
 * (Idempotency-Key) gives the same invitation another link.
 * @throws KeyfobError permission_denied, grants_not_held, name_taken, too_many_requests, and those of `idempotently`.
 */
export async function createInvitation(
  ctx: WorkspaceContext,
  input: CreateInvitation,
  idempotencyKey?: string,
): Promise<IssuedInvitation> {
  requireGrant(ctx, 'keyfob/member', 'create');
  requireLasting(ctx, 'invite');
  return idempotently(
    ctx,
    { key: idempotencyKey, route: 'createInvitation', body: input, workspaceId: ctx.workspace.id },
    async () => {
      const output = await invite(ctx, input);
      return { output, resourceId: output.invitation.id };
    },
    async (id) => {
      const row = await ctx.em.findOneOrFail(InvitationRow, { id }, { populate: ['role'] });
      if (row.acceptedAt || row.revokedAt)
        throw new KeyfobError('value_already_issued', 'The invitation was accepted or taken back. Invite again.');
      const { code, codeDigest } = newInvitationCode(ctx);
      row.codeDigest = codeDigest;
      await ctx.em.flush();
      return issued(ctx, row, code);
    },
  );
}

async function invite(ctx: WorkspaceContext, { email, role: key }: CreateInvitation): Promise<IssuedInvitation> {
  const role = await findRole(ctx, key);
  requireCovers(ctx, role.grants);
  const here = { workspaceId: ctx.workspace.id, email };
  if ((await ctx.em.count(MemberRow, { ...here, ...wherePresent(ctx.now) })) > 0)
    throw new KeyfobError('name_taken', 'A member of this workspace has this email. Edit that member instead.');
  const invitedBy = inviterOf(ctx);
  await limitInvitations(ctx, invitedBy);
  // Two invitations of one address at once would both be the only open one.
  await ctx.em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`${ctx.workspace.id} ${email}`]);
  for (const former of await ctx.em.find(InvitationRow, { ...here, acceptedAt: null, revokedAt: null }))
    former.revokedAt = ctx.now;
  await ctx.em.flush();
  const { code, codeDigest } = newInvitationCode(ctx);
  const row = ctx.em.create(InvitationRow, {
    id: uuidv7(),
    ...here,
    role,
    codeDigest,
    invitedBy,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + WORKS_FOR_MS),
  });
  record(ctx, {
    action: 'invitation.created',
    subject: { kind: 'invitation', id: row.id, label: email },
    after: { role: role.key, expires_at: row.expiresAt.toISOString() },
  });
  await ctx.em.flush();
  return issued(ctx, row, code);
}

function inviterOf({ actor }: WorkspaceContext): Inviter {
  return { member_id: actor.memberId, token_id: actor.token?.token.id ?? actor.via?.id ?? null, label: actor.label };
}

/** The code follows `#`, so it reaches no server log on its way. Where there is SMTP the person gets it by mail too. */
async function issued(ctx: WorkspaceContext, row: InvitationRow, code: string): Promise<IssuedInvitation> {
  // Without SMTP the link would only go into a log: whoever invites has it.
  const mailed = ctx.ports.mailer.kind === 'smtp';
  if (mailed)
    await addMail(ctx, {
      kind: 'invitation',
      workspaceId: ctx.workspace.id,
      facts: { invitation_id: row.id },
      sealed: code,
    });
  return { invitation: presentInvitation(row), link: `${ctx.ports.publicUrl}/invitation#code=${code}`, mailed };
}
