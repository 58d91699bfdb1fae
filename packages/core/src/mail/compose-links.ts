import type { Context } from '../context.ts';
import { digestOfCode } from '../members/invitation-code.ts';
import { instantText } from '../notifications/notification-text.ts';
import type { LetterContent } from './letter.ts';
import type { MailRow } from './mail-state.ts';
import { unseal } from './seal.ts';

const plain = { intro: [], items: [], more: 0, notes: [], unsubscribeUrl: null };

interface OpenInvitation {
  email: string;
  expires_at: Date | string;
  code_digest: Buffer;
  workspace: string;
  role: string;
  invited_by: { label: string };
}

/** Null once the invitation was accepted or taken back, or its link replaced. */
export async function composeInvitation(
  ctx: Context,
  mail: MailRow,
): Promise<{ to: string; content: LetterContent } | null> {
  const code = mail.sealed === null ? null : unseal(ctx.ports.peppers, mail.sealed, mail.id);
  const [invitation] = await ctx.em.execute<OpenInvitation[]>(
    `select i.email, i.expires_at, i.code_digest, w.name as workspace, r.name as role, i.invited_by
     from keyfob.invitation i join keyfob.workspace w on w.id = i.workspace_id join keyfob.role r on r.id = i.role_id
     where i.id = ? and i.accepted_at is null and i.revoked_at is null and i.expires_at > ? and w.deleted_at is null`,
    [mail.facts['invitation_id'], ctx.now],
  );
  if (!invitation || code === null || !digestOfCode(code).equals(invitation.code_digest)) return null;
  const { workspace, role, invited_by: by } = invitation;
  const content = {
    ...plain,
    subject: `Join ${workspace} on Keyfob`,
    heading: `Join ${workspace}`,
    intro: [`${by.label} invites you to the workspace ${workspace} as ${role}.`],
    action: { label: 'Accept the invitation', url: `${ctx.ports.publicUrl}/invitation#code=${code}` },
    notes: [`The link works once, until ${instantText(new Date(invitation.expires_at))}.`],
    why: 'If you do not know what this is about, leave it: nothing happens.',
  };
  return { to: invitation.email, content };
}

/** The link of a new password. */
export function composePasswordReset(ctx: Context, mail: MailRow): LetterContent | null {
  const url = mail.sealed === null ? null : unseal(ctx.ports.peppers, mail.sealed, mail.id);
  if (url === null) return null;
  return {
    ...plain,
    subject: 'Set a new password for Keyfob',
    heading: 'Set a new password',
    intro: ['Somebody, we hope you, asked for a new password for your Keyfob account.'],
    action: { label: 'Set a new password', url },
    notes: ['The link works once, within an hour. All your sessions end with it.'],
    why: 'If it was not you, leave it: your password stays as it is.',
  };
}

/** Somebody signed in by password from a browser that the account does not know. */
export function composeNewDevice(ctx: Context, mail: MailRow): LetterContent | null {
  const from = mail.sealed === null ? null : unseal(ctx.ports.peppers, mail.sealed, mail.id);
  if (from === null) return null;
  return {
    ...plain,
    subject: 'New sign-in to your Keyfob account',
    heading: 'New sign-in to your account',
    intro: [`${instantText(new Date(mail.created_at))}, ${from}.`, 'If it was you, there is nothing to do.'],
    action: { label: 'See your sessions', url: `${ctx.ports.publicUrl}/settings/sessions` },
    notes: ['If it was not you, end that session and set a new password now.'],
    why: 'You get this because a browser that you had not used before signed in with your password.',
  };
}
