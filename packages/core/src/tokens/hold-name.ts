import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { homeId } from '../context.ts';
import type { HomeContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { nameKey } from './name.ts';
import { statusOf } from './status.ts';
import { TokenRow } from './token.entity.ts';

/**
 * Makes `name` free for a token of this member (or, for null, of its home): a dead holder lets go here and now,
 * no sweep needed.
 * @throws KeyfobError name_taken when an active or disabled token holds it, whatever the case of its letters.
 */
export async function freeName(
  ctx: HomeContext,
  name: string,
  memberId: string | null,
  exceptId?: string,
): Promise<void> {
  const holder = await ctx.em.findOne(TokenRow, {
    workspaceId: homeId(ctx),
    member: memberId,
    nameKey: nameKey(name),
    nameHeld: true,
    ...(exceptId === undefined ? {} : { id: { $ne: exceptId } }),
  });
  if (!holder) return;
  const status = statusOf(holder, ctx.now);
  if (status === 'active' || status === 'disabled') throw nameTaken(name);
  holder.nameHeld = false;
  await ctx.em.flush();
}

/** Writes a row that holds `name`; of two that race for it, the slower is told so. */
export async function flushNamed(ctx: HomeContext, name: string): Promise<void> {
  try {
    await ctx.em.flush();
  } catch (error) {
    throw error instanceof UniqueConstraintViolationException && error.message.includes('token_name')
      ? nameTaken(name)
      : error;
  }
}

function nameTaken(name: string): KeyfobError {
  const message = `A live token is already named "${name}". Choose another name, or revoke that token first.`;
  return new KeyfobError('name_taken', message, { errors: [{ path: 'name', message }] });
}
