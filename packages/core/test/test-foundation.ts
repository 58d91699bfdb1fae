import { randomBytes } from 'node:crypto';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import { openJobs } from '../src/adapters/open-jobs.ts';
import { openQueueStore } from '../src/adapters/open-queue-store.ts';
import { loadConfig } from '../src/config.ts';
import type { Config } from '../src/config.ts';
import { openOrm } from '../src/db/orm.ts';
import { servicePool } from '../src/db/service-pool.ts';
import { portsOf } from '../src/ports-of.ts';
import type { Foundation } from '../src/transaction.ts';

export interface TestFoundation extends Foundation {
  config: Config;
  migrationDatabaseUrl: string;
  close(): Promise<void>;
}

/** A database of one’s own and what operations stand on, without the doors: for tests of the rooms behind them. */
export async function openTestFoundation(env: NodeJS.ProcessEnv = {}): Promise<TestFoundation> {
  const database = await createTestDatabase();
  const { databaseUrl, migrationDatabaseUrl } = database;
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
    ...env,
  });
  const orm = await openOrm(databaseUrl);
  const systemPool = await servicePool(databaseUrl, 'keyfob_system', { max: 4 });
  const jobs = openJobs(() => openQueueStore(config, systemPool, 'producer'));
  const ports = portsOf(config, jobs);
  return {
    orm,
    systemPool,
    separateRoles: true,
    ports,
    clock: { offsetMs: 0 },
    config,
    migrationDatabaseUrl,
    async close() {
      await jobs.close();
      await Promise.all([orm.close(), systemPool.end()]);
      await database.drop();
    },
  };
}
