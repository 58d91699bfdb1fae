import { record } from '../context.ts';
import type { Context } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { MemberRow } from '../members/member.entity.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import type { AuditErasure, EraseInstallationAudit } from './audit.schema.ts';
import { chainOf } from './chain-of.ts';

/**
 * Takes what is personal of a person out of the installation's own log, and ends their account and sessions, with all that they
 * were told, were mailed and asked not to be mailed. What else a workspace keeps of them is erased there, before this. @throws KeyfobError not_found, in_use while the person is a member somewhere or an operator.
 */
export async function eraseInstallationAudit(
  ctx: Context,
  { person_id: userId }: EraseInstallationAudit,
): Promise<AuditErasure> {
  chainOf(ctx, 'erase');
  const [person] = await ctx.em.execute<{ email: string }[]>(`select email from auth."user" where id = ?`, [userId]);
  if (!person) throw notFound();
  if (
    (await ctx.em.count(OperatorRow, { userId })) + (await ctx.em.count(MemberRow, { userId, removedAt: null })) >
    0
  ) {
    throw new KeyfobError(
      'in_use',
      'This person is an operator or a member of a workspace. End that first, erase them in those workspaces, then here.',
    );
  }
  const [erased] = await ctx.em.execute<{ fields: string }[]>(`select keyfob.erase_audit_of_person(?, ?) as fields`, [
    userId,
    person.email,
  ]);
  for (const [table, column] of [
    ['keyfob.notification', 'user_id'],
    ['keyfob.mail', 'user_id'],
    ['keyfob.mail_opt_out', 'user_id'],
    ['auth.session', '"userId"'],
    ['auth.account', '"userId"'],
    ['auth."user"', 'id'],
  ])
    await ctx.em.execute(`delete from ${table} where ${column} = ?`, [userId]);
  const fields = Number(erased?.fields ?? 0);
  record(ctx, { action: 'audit.erased', subject: { kind: 'person', id: userId, label: null }, after: { fields } });
  return { fields };
}
