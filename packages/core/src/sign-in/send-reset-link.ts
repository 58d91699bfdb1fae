import { addMail } from '../mail/add-mail.ts';
import { transact } from '../transaction.ts';
import type { Foundation } from '../transaction.ts';
import { announceResetLink } from './announce-reset-link.ts';
import type { Person } from './record-sign-in.ts';

/** Gives a person the link that sets a new password; it works once, for an hour. */
export type SendResetLink = (person: Person, link: string) => Promise<void>;

/** By mail where there is SMTP, else into the log of this very process, where the operator looks. */
export function resetLinkSender(foundation: Foundation): SendResetLink {
  if (foundation.ports.mailer.kind === 'log') return announceResetLink;
  return ({ userId }, link) => mailToPerson(foundation, { kind: 'password_reset', userId, sealed: link });
}

/** Mails a person something of their account. */
export async function mailToPerson(
  foundation: Foundation,
  mail: { kind: 'password_reset' | 'new_device'; userId: string; sealed: string },
): Promise<void> {
  await transact(
    foundation,
    { role: 'keyfob_system', workspaceId: null, request: { id: null, ip: null } },
    async () => ({ kind: 'system', id: null, label: 'sign-in', grants: [], memberId: null, token: null }),
    (ctx) => addMail(ctx, mail),
  );
}
