import type { Context } from '../context.ts';

/** Another transaction changed the member who acts: what they may do is to be asked again. */
export class ActorChanged extends Error {
  override name = 'ActorChanged';
}

/**
 * Keeps the member who acts as they were when the transaction began, until it ends: whoever demotes, suspends or removes them waits for
 * it, and then finds all that it made. @throws ActorChanged where that has already happened.
 */
export async function holdMembership({ em, actor }: Context): Promise<void> {
  if (actor.memberVersion === undefined) return;
  const [row] = await em.execute<{ version: number; own: boolean }[]>(
    'select version, xmin = pg_current_xact_id()::xid as own from keyfob.member where id = ? for share',
    [actor.memberId],
  );
  // What the transaction itself changed of them it changed under `lockMember`, which asked before.
  if (!row || (!row.own && row.version !== actor.memberVersion)) throw new ActorChanged();
}
