import type { Pool } from 'pg';
import { ConfigError } from '../config.ts';
import { pepperFingerprint } from './digest.ts';
import type { Peppers } from './digest.ts';

/**
 * Refuses to start on the wrong peppers: every version that a row names must be configured, with the key it had; going on
 * with others would refuse every token. New versions are noted. @throws ConfigError naming the version.
 */
export async function checkPeppers(pool: Pool, peppers: Peppers): Promise<void> {
  await refuseOthers(pool, peppers);
  for (const pepper of peppers.all) {
    await pool.query(`insert into keyfob.pepper (version, fingerprint) values ($1, $2) on conflict do nothing`, [
      pepper.version,
      pepperFingerprint(pepper),
    ]);
  }
  // Again: of two nodes that start for the first time with different keys, only one may go on.
  await refuseOthers(pool, peppers);
}

async function refuseOthers(pool: Pool, peppers: Peppers): Promise<void> {
  const { rows } = await pool.query<{ version: number; fingerprint: string; used: boolean }>(
    `select version, fingerprint, exists (select from keyfob.token_digest where pepper_version = version)
       or exists (select from keyfob.audit_head where key_version = version)
       or exists (select from keyfob.webhook where version in (secret_version, former_secret_version)) as used
     from keyfob.pepper`,
  );
  for (const known of rows) {
    const configured = peppers.all.find(({ version }) => version === known.version);
    if (!configured && known.used) {
      throw new ConfigError(
        `KEYFOB_PEPPERS: version ${known.version} is missing, and this database still holds tokens, audit logs or webhooks made with it. Add it back.`,
      );
    }
    if (configured && pepperFingerprint(configured) !== known.fingerprint) {
      throw new ConfigError(
        `KEYFOB_PEPPERS: version ${known.version} is not the key this database was made with. Restore the original.`,
      );
    }
  }
}
