import type { Context } from '../context.ts';

/** The account whose verified address this is. */
export async function accountOf(ctx: Context, email: string): Promise<{ id: string; name: string } | undefined> {
  const [account] = await ctx.em.execute<{ id: string; name: string }[]>('select * from keyfob.account_of(?)', [email]);
  return account;
}
