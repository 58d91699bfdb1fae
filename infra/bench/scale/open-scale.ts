import { randomBytes } from 'node:crypto';
import { loadConfig, openCore } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { Pool } from 'pg';

/** A core over a fresh database that is set up, and two ways behind it: as the owner of the tables and as the services’ login. */
export interface Scale {
  core: Core;
  owner: Call;
  workspaceId: string;
  tables: Pool;
  services: Pool;
  close(): Promise<void>;
}

export async function openScale(urls: { databaseUrl: string; migrationDatabaseUrl: string }): Promise<Scale> {
  const config = loadConfig({
    DATABASE_URL: urls.databaseUrl,
    KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
    KEYFOB_LOG_LEVEL: 'silent',
  });
  const core = await openCore(config);
  const tables = new Pool({ connectionString: urls.migrationDatabaseUrl, max: 2 });
  const services = new Pool({ connectionString: urls.databaseUrl, max: 2 });
  for (const pool of [tables, services]) pool.on('error', () => {});
  const { workspace } = await core.setup.claim(
    {
      code: core.setup.code,
      email: 'owner@example.com',
      password: randomBytes(12).toString('hex'),
      workspace_name: 'Acme',
      starter_catalog: true,
    },
    { id: null, ip: null },
  );
  await tables.query(
    `update keyfob.workspace set policy = '{"max_tokens_per_workspace": 10000000, "max_tokens_per_member": 1000000}'`,
  );
  const { rows } = await tables.query<{ user_id: string }>('select user_id from keyfob.operator');
  const email = 'owner@example.com';
  return {
    core,
    owner: {
      caller: { kind: 'person', userId: rows[0]?.user_id ?? '', email, name: email },
      request: { id: null, ip: null },
    },
    workspaceId: workspace.id,
    tables,
    services,
    async close() {
      await Promise.all([core.close(), tables.end(), services.end()]);
    },
  };
}
