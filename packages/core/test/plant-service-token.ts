import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Grant } from '../src/permissions/grant.schema.ts';
import { keyedDigest, parsePeppers, valueHash } from '../src/tokens/digest.ts';
import { mintTokenValue } from '../src/tokens/token-value.ts';
import type { TestCore } from './test-core.ts';

/** A service token, which sees every workspace, written straight into the tables. Answers its value. */
export async function plantServiceToken({ db, env }: TestCore, grants: readonly Grant[]): Promise<string> {
  const id = uuidv7();
  const random = (bytes: number) => randomBytes(bytes);
  const value = mintTokenValue({ prefix: 'kf', kind: 'service', environment: 'production', random });
  const pepper = parsePeppers(env['KEYFOB_PEPPERS'] ?? '').current;
  await db.query(
    `insert into keyfob.token (id, kind, environment, name, name_key, handle, refreshable, access, grants, start, last4,
       created_at, issued_by_person_at, family_id)
     values ($1::uuid, 'service', 'production', $1::text, $1::text, $1::text, false, 'full', $2, 'x', 'x', now(), now(), $1::uuid)`,
    [id, JSON.stringify(grants)],
  );
  await db.query(`insert into keyfob.token_digest (digest, pepper_version, token_id) values ($1, $2, $3)`, [
    keyedDigest(valueHash(value), pepper),
    pepper.version,
    id,
  ]);
  return value;
}
