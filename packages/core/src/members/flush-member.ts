import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import { KeyfobError } from '../errors.ts';

/** Writes a member; a person or external id that is here already is a 409 that names the field. */
export async function flushMember(ctx: Pick<Context, 'em'>): Promise<void> {
  try {
    await ctx.em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const path = error.message.includes('member_external') ? 'external_id' : 'email';
    const message = `A member of this workspace has this ${path}. Edit that member instead.`;
    throw new KeyfobError('name_taken', message, { errors: [{ path, message }] });
  }
}
