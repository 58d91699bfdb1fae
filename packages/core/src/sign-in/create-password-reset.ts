import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { record } from '../context.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { requireOperator } from '../workspaces/enter-installation.ts';
import { normaliseEmail } from './normalise-email.ts';
import type { CreatePasswordReset, PasswordReset } from './sign-in.schema.ts';

const AN_HOUR = 60 * 60 * 1000;

/**
 * Makes the link that a person sets a new password by, for an operator to hand over; it works once, and ends every other one as
 * it is used. @throws KeyfobError permission_denied, not_found when nobody signs in by this e-mail.
 */
export async function createPasswordReset(ctx: Context, input: CreatePasswordReset): Promise<PasswordReset> {
  requireOperator(ctx);
  const [person] = await ctx.em.execute<{ id: string; email: string }[]>(
    'select id, email from auth."user" where email = ?',
    [normaliseEmail(input.email)],
  );
  if (!person) throw notFound();
  const token = Buffer.from(ctx.ports.random(32)).toString('base64url');
  const expiresAt = new Date(ctx.now.getTime() + AN_HOUR);
  // As better-auth stores those it sends: only a hash, so that the row opens nothing.
  const identifier = createHash('sha256').update(`reset-password:${token}`).digest('base64url');
  await ctx.em.execute(
    `insert into auth.verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt") values (?, ?, ?, ?, ?, ?)`,
    [uuidv7(), identifier, person.id, expiresAt, ctx.now, ctx.now],
  );
  record(ctx, {
    action: 'person.password_reset_made',
    subject: { kind: 'person', id: person.id, label: person.email, person: person.id },
  });
  return { link: `${ctx.ports.publicUrl}/reset#token=${token}`, expires_at: expiresAt.toISOString() };
}
