import type { Context } from '../context.ts';
import { record } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { endMembership } from '../members/end-membership.ts';
import { MemberRow } from '../members/member.entity.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import { lockOperators } from './create-operator.ts';
import { requireOperator } from './enter-installation.ts';
import type { Operator } from './installation.schema.ts';
import { presentOperator } from './list-operators.ts';

/**
 * Ends a person’s part in the installation and, with it, every break-glass membership of theirs and the tokens made from it. Their own
 * memberships stay.
 * @throws KeyfobError permission_denied, not_found, last_operator.
 */
export async function deleteOperator(ctx: Context, userId: string): Promise<{ operator: Operator }> {
  requireOperator(ctx);
  await lockOperators(ctx);
  const row = await ctx.em.findOne(OperatorRow, { userId });
  if (!row) throw notFound();
  if ((await ctx.em.count(OperatorRow)) === 1)
    throw new KeyfobError('last_operator', 'An installation keeps an operator. Make somebody else one first.');
  const entered = await ctx.em.find(
    MemberRow,
    { userId, removedAt: null, expiresAt: { $ne: null } },
    { populate: ['role'] },
  );
  for (const member of entered) await endMembership(ctx, member, 'member.break_glass_ended');
  record(ctx, {
    action: 'operator.removed',
    subject: { kind: 'person', id: userId, label: row.email, person: userId },
  });
  const operator = presentOperator(row);
  await ctx.em.remove(row).flush();
  return { operator };
}
