import type { Caller } from '../actor.ts';
import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import { recordSignOut } from './record-sign-out.ts';
import { requirePerson } from './require-person.ts';
import type { EndedSessions, SessionName } from './sign-in.schema.ts';

/** Signs the person out in one place. In force at once: every request asks the database for its session. */
export async function endSession(ctx: Context, caller: Caller, name: SessionName): Promise<EndedSessions> {
  const person = requirePerson(caller);
  const id = name === 'current' ? (person.sessionId ?? null) : name;
  const ended = await ctx.em.execute<{ id: string }[]>(
    `delete from auth.session where "userId" = ? and id = ? and "expiresAt" > ? returning id`,
    [person.userId, id, ctx.now],
  );
  if (ended.length === 0) throw notFound();
  recordSignOut(ctx, person, { session_id: id });
  return { ended: ended.length };
}
