import type { Caller } from '../actor.ts';
import type { Context } from '../context.ts';
import { recordSignOut } from './record-sign-out.ts';
import { requirePerson } from './require-person.ts';
import type { EndedSessions, EndSessionsQuery } from './sign-in.schema.ts';

/** Signs the person out everywhere, or everywhere else. In force at once, as `endSession` is. */
export async function endSessions(ctx: Context, caller: Caller, query: EndSessionsQuery): Promise<EndedSessions> {
  const person = requirePerson(caller);
  const kept = query.keep_current ? (person.sessionId ?? null) : null;
  const ended = await ctx.em.execute<{ id: string }[]>(
    `delete from auth.session where "userId" = ? and id is distinct from ? returning id`,
    [person.userId, kept],
  );
  if (ended.length > 0) recordSignOut(ctx, person, { ended: ended.length, kept_session_id: kept });
  return { ended: ended.length };
}
