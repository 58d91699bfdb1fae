import { Pool } from 'pg';

export type ServiceRole = 'keyfob_app' | 'keyfob_verify' | 'keyfob_system';

/** A pool whose every connection has become one service role before its first statement. */
export function servicePool(databaseUrl: string, role: ServiceRole, more: { searchPath?: string; max?: number } = {}): Pool {
  const options = [`-c role=${role}`, ...(more.searchPath ? [`-c search_path=${more.searchPath}`] : [])].join(' ');
  const pool = new Pool({ connectionString: databaseUrl, options, max: more.max ?? 10, connectionTimeoutMillis: 2000 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return pool;
}
