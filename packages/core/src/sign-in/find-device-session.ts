import type { Pool } from 'pg';
import type { Peppers } from '../tokens/digest.ts';
import type { SignedIn } from './signed-in.ts';
import { openSignedValue } from './signed-value.ts';
import { touchSession } from './touch-session.ts';

/** Whose device session a bearer is; null for one that we did not sign (found without a read), that ended or expired. */
export async function findDeviceSession(pool: Pool, peppers: Peppers, bearer: string): Promise<SignedIn | null> {
  const token = openSignedValue(peppers, 'device session', bearer);
  if (token === null) return null;
  const { rows } = await pool.query<SignedIn & { lastSeenAt: Date | null }>({
    name: 'find-device-session',
    text: `
      select s.id as "sessionId", s."lastSeenAt", u.id as "userId", u.email, u.name
      from session s join "user" u on u.id = s."userId"
      where s.token = $1 and s.client is not null and s."expiresAt" > clock_timestamp()`,
    values: [token],
  });
  if (!rows[0]) return null;
  const { lastSeenAt, ...signedIn } = rows[0];
  await touchSession(pool, signedIn.sessionId, lastSeenAt);
  return signedIn;
}
