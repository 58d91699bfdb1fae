import { Pool } from 'pg';
import { hasServiceRoles } from './service-roles.ts';

export type ServiceRole = 'keyfob_app' | 'keyfob_verify' | 'keyfob_system';

/** A pool whose every connection has become one service role before its first statement (where the server has them). */
export async function servicePool(
  databaseUrl: string,
  role: ServiceRole,
  more: { searchPath?: string; max?: number } = {},
): Promise<Pool> {
  const settings = {
    ...((await hasServiceRoles(databaseUrl)) ? { role } : {}),
    ...(more.searchPath ? { search_path: more.searchPath } : {}),
  };
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const pool = new Pool({
    connectionString: databaseUrl,
    options: options.join(' '),
    max: more.max ?? 10,
    connectionTimeoutMillis: 2000,
  });
  // A connection that breaks, idle or between two statements of its holder, is replaced by the pool; without listeners it would end
  // the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}
