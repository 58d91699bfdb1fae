import type { Pool } from 'pg';
import type { Readiness } from './health.schema.ts';
import type { ProviderState } from './sign-in/oidc.ts';

/** A worker that has not been heard of for this long is stale. */
const WORKER_STALE_SECONDS = 30;

/** Whether the dependencies answer. A worker or a sign-in provider that is away is reported and does not make the service unready. */
export async function readReadiness(
  pool: Pool,
  version: string,
  provider: () => Promise<ProviderState | null>,
): Promise<Readiness> {
  const sign_in_provider = (await provider()) ?? 'none';
  try {
    const { rows } = await pool.query<{ age: number | null }>({
      name: 'readiness',
      text: `select extract(epoch from clock_timestamp() - max(heartbeat_at))::float as age from keyfob.worker_heartbeat`,
    });
    const age = rows[0]?.age ?? null;
    const worker = age === null ? 'absent' : age > WORKER_STALE_SECONDS ? 'stale' : 'ok';
    return { status: 'ok', version, database: 'ok', worker, sign_in_provider };
  } catch {
    return { status: 'unavailable', version, database: 'unavailable', worker: 'absent', sign_in_provider };
  }
}
