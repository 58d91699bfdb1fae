import type { Context } from '../context.ts';
import { record } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { accountOf } from '../members/account-of.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import { requireOperator } from './enter-installation.ts';
import type { CreateOperator, Operator } from './installation.schema.ts';
import { presentOperator } from './list-operators.ts';

/** Makes a person with an account an operator. No token may. @throws KeyfobError permission_denied, no_account, name_taken. */
export async function createOperator(ctx: Context, { email }: CreateOperator): Promise<Operator> {
  requireOperator(ctx);
  const account = await accountOf(ctx, email);
  if (!account)
    throw new KeyfobError(
      'no_account',
      'No account with this verified address. Invite them to a workspace, then have them set a password by a reset link.',
    );
  await lockOperators(ctx);
  if ((await ctx.em.count(OperatorRow, { userId: account.id })) > 0)
    throw new KeyfobError('name_taken', 'This person is an operator already.');
  const row = ctx.em.create(OperatorRow, { userId: account.id, email, createdAt: ctx.now });
  record(ctx, {
    action: 'operator.added',
    subject: { kind: 'person', id: row.userId, label: email, person: row.userId },
  });
  await ctx.em.flush();
  return presentOperator(row);
}

/** Changes to who is an operator take turns: no two of them can take away the last one. */
export async function lockOperators(ctx: Context): Promise<void> {
  await ctx.em.execute('select 1 from keyfob.installation for no key update');
}
