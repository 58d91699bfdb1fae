import type { Caller } from '../actor.ts';
import type { Context } from '../context.ts';
import { isInstant, readCursor, writeCursor } from '../list-cursor.ts';
import { requirePerson } from './require-person.ts';
import type { SessionList, SessionListQuery } from './sign-in.schema.ts';

interface Row {
  id: string;
  client: string | null;
  userAgent: string | null;
  ipAddress: string | null;
  createdAt: Date;
  lastSeenAt: Date | null;
  expiresAt: Date;
}

/** Where the person is signed in now, newest first. */
export async function listSessions(ctx: Context, caller: Caller, query: SessionListQuery): Promise<SessionList> {
  const { userId, sessionId } = requirePerson(caller);
  const after = query.cursor === undefined ? null : readCursor(query.cursor, { userId }, isInstant);
  const rows = await ctx.em.execute<Row[]>(
    `select id, client, "userAgent", "ipAddress", "createdAt", "lastSeenAt", "expiresAt" from auth.session
     where "userId" = ? and "expiresAt" > ? and (?::text is null or ("createdAt", id) < (?::timestamptz, ?))
     order by "createdAt" desc, id desc limit ?`,
    [userId, ctx.now, after?.id ?? null, after?.value ?? null, after?.id ?? null, query.limit + 1],
  );
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  const more = rows.length > query.limit && last;
  return {
    data: page.map((row) => ({
      id: row.id,
      kind: row.client === null ? 'browser' : 'device',
      client: row.client,
      user_agent: row.userAgent || null,
      ip: row.ipAddress || null,
      created_at: iso(row.createdAt),
      last_seen_at: row.lastSeenAt && iso(row.lastSeenAt),
      expires_at: iso(row.expiresAt),
      current: row.id === sessionId,
    })),
    next_cursor: more ? writeCursor({ value: iso(last.createdAt), id: last.id }, { userId }) : null,
  };
}

const iso = (at: Date | string): string => new Date(at).toISOString();
