import type { Config } from '../config.ts';
import { KeyfobError } from '../errors.ts';
import type { Foundation } from '../transaction.ts';
import { claimSetup } from './claim-setup.ts';

/**
 * The first owner as `KEYFOB_OWNER_EMAIL` and `KEYFOB_OWNER_PASSWORD` say, instead of the setup page. On every later start,
 * and where another node was first, it does nothing: the two never change an existing account. Says whether it made one.
 */
export async function claimOwnerFromEnvironment(
  foundation: Foundation,
  config: Config,
  setupCode: string,
): Promise<boolean> {
  const { KEYFOB_OWNER_EMAIL: email, KEYFOB_OWNER_PASSWORD: password } = config;
  if (email === undefined || password === undefined) return false;
  const input = { code: setupCode, email, password, workspace_name: 'Main', starter_catalog: true };
  try {
    await claimSetup(foundation, setupCode, input, { id: null, ip: null });
    return true;
  } catch (error) {
    if (error instanceof KeyfobError && error.code === 'not_found') return false;
    throw error;
  }
}
