import type { Pool } from 'pg';
import { notFound } from '../errors.ts';

/** @throws KeyfobError not_found once the installation has its first owner. */
export async function readSetupState(systemPool: Pool): Promise<{ open: true }> {
  const { rows } = await systemPool.query<{ open: boolean }>(
    'select set_up_at is null as open from keyfob.installation',
  );
  if (!rows[0]?.open) throw notFound();
  return { open: true };
}
