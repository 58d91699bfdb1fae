import type { Pool } from 'pg';
import { DEVICE_DAYS } from './before-session.ts';

/**
 * Notes that a session was used, at most once a minute. One of a device lives on with use, a year at the longest; that of a
 * browser is renewed with its cookie.
 */
export async function touchSession(pool: Pool, sessionId: string, lastSeenAt: Date | null | undefined): Promise<void> {
  const now = new Date();
  if (lastSeenAt && now.getTime() - lastSeenAt.getTime() < 60_000) return;
  await pool.query({
    name: 'touch-session',
    text: `
      update session set "lastSeenAt" = $2::timestamptz, "expiresAt" = case when client is null then "expiresAt"
        else least("createdAt" + interval '365 days', $2::timestamptz + $3::int * interval '1 day') end
      where id = $1`,
    values: [sessionId, now, DEVICE_DAYS],
  });
}
