import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import { KeyfobError } from '../errors.ts';

/** Writes a workspace; another one’s slug or external id is a 409 that names the field. */
export async function flushUnique(ctx: Pick<Context, 'em'>): Promise<void> {
  try {
    await ctx.em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    const path = error.message.includes('external_id') ? 'external_id' : 'slug';
    const message = `Another workspace has this ${path}. Choose another.`;
    throw new KeyfobError('name_taken', message, { errors: [{ path, message }] });
  }
}
