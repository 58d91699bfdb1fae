import { migrate, openCore, openTracing, serveMetrics } from '@keyfob/core';
import type { Config } from '@keyfob/core';
import type { Logger } from 'pino';
import { createApp } from './app.ts';

/** How long requests under way may take to finish once the service is told to stop. */
const DRAIN_MS = 10_000;

/** Migrates if asked to, opens everything and listens. The answer stops it: requests under way finish first. */
export async function serve(config: Config, log: Logger): Promise<() => Promise<void>> {
  if (config.KEYFOB_MIGRATE === 'auto') {
    const migrationDatabaseUrl = config.KEYFOB_MIGRATION_DATABASE_URL ?? config.DATABASE_URL;
    await migrate({ migrationDatabaseUrl, databaseUrl: config.DATABASE_URL });
  }
  const tracing = await openTracing(config, 'keyfob-api');
  const core = await openCore(config);
  if (!core.separateRoles) {
    log.warn(
      'This PostgreSQL server lets Keyfob make no roles of its own: it works as the one it logs in with, without row-level security. To have both, migrate as a role that may create roles (KEYFOB_MIGRATION_DATABASE_URL).',
    );
  }
  core.countUsage((error) => {
    // A database that is away is told of already.
    log[config.REDIS_URL ? 'warn' : 'debug']({ err: error }, 'usage waits for the queue; it is counted on meanwhile');
  });
  const { nest, metrics } = await createApp(config, core, log, tracing);
  if (await core.setup.claimFromEnvironment())
    log.info({ email: config.KEYFOB_OWNER_EMAIL }, 'first owner made from the environment');
  await nest.listen(config.PORT, config.KEYFOB_HOST);
  const scrapes =
    config.KEYFOB_METRICS_PORT === undefined
      ? undefined
      : await serveMetrics(metrics.registry(), config.KEYFOB_METRICS_PORT, config.KEYFOB_HOST);
  await announceSetup();

  return async () => {
    const late = setTimeout(() => {
      log.warn('requests were still under way after 10 s');
      process.exit(1);
    }, DRAIN_MS);
    await scrapes?.close();
    await nest.close();
    await core.close();
    await tracing?.close();
    clearTimeout(late);
  };

  /** A code nobody chose has to be read somewhere; the link’s fragment reaches no log of a proxy. */
  async function announceSetup(): Promise<void> {
    const open = await core.setup.state().then(
      () => true,
      () => false,
    );
    if (!open || config.KEYFOB_SETUP_CODE !== undefined) return;
    log.info({ notice: true }, `No owner yet. Set up at ${config.KEYFOB_PUBLIC_URL}/setup#code=${core.setup.code}`);
  }
}
