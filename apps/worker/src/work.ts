import 'reflect-metadata';
import { openCore } from '@keyfob/core';
import type { Config } from '@keyfob/core';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { openQueuePool } from './open-queue-pool.ts';
import { WorkerModule } from './worker.module.ts';

/** Opens core and queue and starts working. The answer stops it: the job under way finishes first. */
export async function work(config: Config, log: Logger): Promise<() => Promise<void>> {
  const core = await openCore(config);
  const queuePool = await openQueuePool(config.DATABASE_URL);
  const nest = await NestFactory.createApplicationContext(WorkerModule.over(core, queuePool, log), {
    logger: false,
    abortOnError: false,
  });
  log.info('working');
  return async () => {
    await nest.close();
    await Promise.all([queuePool.end(), core.close()]);
  };
}
