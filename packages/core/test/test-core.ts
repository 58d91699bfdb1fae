import { randomBytes } from 'node:crypto';
import { Pool } from 'pg';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import type { Call } from '../src/actor.ts';
import { loadConfig } from '../src/config.ts';
import type { HomeContext, WorkspaceContext } from '../src/context.ts';
import type { Core } from '../src/core.ts';
import { openCore } from '../src/core.ts';

/** A core of one’s own on a fresh database that is set up, with its owner. */
export interface TestCore {
  core: Core;
  databaseUrl: string;
  migrationDatabaseUrl: string;
  env: Record<string, string>;
  /** The database as its owner: to look behind the doors, and to make states that no operation makes. */
  db: Pool;
  /** The first owner, as a signed-in person. */
  owner: Call;
  /** Slug of the first workspace. */
  workspace: string;
  workspaceId: string;
  /** Runs an operation in the first workspace, as the owner unless another calls. */
  run<Output>(operation: (ctx: WorkspaceContext) => Promise<Output>, call?: Call): Promise<Output>;
  /** Runs an operation of the installation, as the owner unless another calls. */
  inInstallation<Output>(operation: (ctx: HomeContext) => Promise<Output>, call?: Call): Promise<Output>;
  close(): Promise<void>;
}

export async function openTestCore(more: Record<string, string> = {}): Promise<TestCore> {
  const database = await createTestDatabase();
  const env = {
    DATABASE_URL: database.databaseUrl,
    KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
    KEYFOB_LOG_LEVEL: 'silent',
    ...more,
  };
  const core = await openCore(loadConfig(env));
  const db = new Pool({ connectionString: database.migrationDatabaseUrl, max: 4 });
  // Its connections may be cut when the database is dropped.
  db.on('error', () => {});
  const request = { id: null, ip: '127.0.0.1' };
  const { workspace } = await core.setup.claim(
    {
      code: core.setup.code,
      email: 'owner@example.com',
      password: randomBytes(12).toString('hex'),
      workspace_name: 'Acme',
      starter_catalog: true,
    },
    request,
  );
  const { rows } = await db.query<{ user_id: string }>('select user_id from keyfob.operator');
  const owner: Call = {
    caller: { kind: 'person', userId: rows[0]?.user_id ?? '', email: 'owner@example.com', name: 'owner' },
    request,
  };
  return {
    core,
    ...database,
    env,
    db,
    owner,
    workspace: workspace.slug,
    workspaceId: workspace.id,
    run: (operation, call = owner) => core.inWorkspace(call, workspace.slug, operation),
    inInstallation: (operation, call = owner) => core.inInstallation(call, operation),
    async close() {
      await Promise.all([core.close(), db.end()]);
      await database.drop();
    },
  };
}
