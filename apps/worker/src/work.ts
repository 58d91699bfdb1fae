import 'reflect-metadata';
import { Durations, openCore, openMetrics, openTracing, serveMetrics } from '@keyfob/core';
import type { Config } from '@keyfob/core';
import { NestFactory } from '@nestjs/core';
import { setDefaultBackendFactory } from 'bullmq';
import type { Logger } from 'pino';
import { WorkerModule } from './worker.module.ts';

/** Opens core and queues and starts working. The answer stops it: the jobs under way finish first. */
export async function work(config: Config, log: Logger): Promise<() => Promise<void>> {
  const core = await openCore(config);
  const queues = await core.openQueues();
  const tracing = await openTracing(config, 'keyfob-worker');
  // Nest’s BullMQ module makes queues and workers on the default one.
  setDefaultBackendFactory(queues.backend);
  const durations = new Durations({
    name: 'keyfob_job_duration_seconds',
    help: 'How long a try of a job took, by its name and outcome',
    labelNames: ['job_name', 'outcome'],
  });
  const port = config.KEYFOB_WORKER_METRICS_PORT;
  const scrapes =
    port === undefined ? undefined : await serveMetrics(openMetrics(core, [durations]), port, config.KEYFOB_HOST);
  const nest = await NestFactory.createApplicationContext(
    WorkerModule.over(core, queues, log, { durations, tracing }),
    {
      logger: false,
      abortOnError: false,
    },
  );
  log.info({ queues: queues.kind }, 'working');
  return async () => {
    await scrapes?.close();
    await nest.close();
    await Promise.all([queues.close(), core.close(), tracing?.close()]);
  };
}
