import { randomBytes } from 'node:crypto';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import type { Call, Core } from '../src/core.ts';
import { openCore } from '../src/core.ts';
import { loadConfig } from '../src/config.ts';

/** A core of one’s own on a fresh database that is set up, with its owner. */
export interface TestCore {
  core: Core;
  databaseUrl: string;
  migrationDatabaseUrl: string;
  env: Record<string, string>;
  /** The first owner, as a signed-in person. */
  owner: Call;
  /** Slug of the first workspace. */
  workspace: string;
  workspaceId: string;
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
  const person = await core.inInstallation({ caller: { kind: 'system', label: 'test' }, request }, async ({ em }) => {
    const [row] = await em.execute<{ user_id: string }[]>('select user_id from keyfob.operator');
    return row?.user_id ?? '';
  });
  return {
    core,
    ...database,
    env,
    owner: { caller: { kind: 'person', userId: person, email: 'owner@example.com', name: 'owner' }, request },
    workspace: workspace.slug,
    workspaceId: workspace.id,
    async close() {
      await core.close();
      await database.drop();
    },
  };
}
