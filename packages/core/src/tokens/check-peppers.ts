import type { Pool } from 'pg';
import { ConfigError } from '../config.ts';
import { pepperFingerprint, settle } from './digest.ts';
import type { Peppers } from './digest.ts';

/**
 * Refuses to start on the wrong peppers: every version that a row names must be configured, with the key it had; going on
 * with others would refuse every token. New versions are noted. Answers with what signs when. @throws ConfigError naming the version.
 */
export async function checkPeppers(pool: Pool, peppers: Peppers): Promise<Peppers> {
  await refuseOthers(pool, peppers);
  const noted = peppers.all.map((pepper) => ({ version: pepper.version, fingerprint: pepperFingerprint(pepper) }));
  await pool.query(
    `insert into keyfob.pepper (version, fingerprint, known_since)
     select version, fingerprint, now() from jsonb_to_recordset($1::jsonb) noted (version smallint, fingerprint text)
     on conflict do nothing`,
    [JSON.stringify(noted)],
  );
  // Again: of two nodes that start for the first time with different keys, only one may go on.
  await refuseOthers(pool, peppers);
  const { rows } = await pool.query<{ version: number; known_since: Date; now: Date }>(
    `select version, known_since, now() from keyfob.pepper where known_since is not null`,
  );
  const ahead = (rows[0]?.now.getTime() ?? Date.now()) - Date.now();
  return settle(peppers, new Map(rows.map((row) => [row.version, row.known_since])), () => Date.now() + ahead);
}

async function refuseOthers(pool: Pool, peppers: Peppers): Promise<void> {
  const { rows } = await pool.query<{ version: number; fingerprint: string; used: boolean }>(
    `select version, fingerprint, exists (select from keyfob.token_digest where pepper_version = version)
       or exists (select from keyfob.audit_head where key_version = version)
       or exists (select from keyfob.audit_checkpoint where key_version = version)
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
