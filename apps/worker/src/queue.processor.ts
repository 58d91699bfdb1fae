import { within } from '@keyfob/core';
import type { Outage } from '@keyfob/core';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import type { Handler } from './handlers.ts';
import { HANDLERS, LOG, QUEUE_OUTAGE, USAGE } from './names.ts';

/** A run that its limit reaches ends between two steps, or is given up. */
const GRACE_MS = 10_000;

/** Runs whatever comes out of a queue: name → operation. */
export abstract class QueueProcessor extends WorkerHost implements BeforeApplicationShutdown {
  @Inject(HANDLERS) private readonly handlers!: ReadonlyMap<string, Handler>;
  @Inject(LOG) private readonly log!: Logger;
  @Inject(QUEUE_OUTAGE) private readonly outage!: Outage;

  readonly #stopping = new AbortController();

  async process(job: Job): Promise<void> {
    const handler = this.handlers.get(job.name);
    if (!handler) throw new Error(`no operation is known for the job ${job.name}`);
    const limit = AbortSignal.timeout(handler.limitMs);
    const result = await within(handler.limitMs + GRACE_MS, handler.run(job.data, limit, this.#stopping.signal));
    this.log[job.queueName === USAGE ? 'debug' : 'info']({ job: job.name, result }, 'job done');
  }

  /** Before the queues close, which waits for the jobs under way. */
  beforeApplicationShutdown(): void {
    this.#stopping.abort();
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    this.log.error({ job: job?.name, err: error }, 'job failed');
  }

  /** The queue’s own trouble is that of the store it is in: the worker keeps trying. */
  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.outage.noticed(error);
  }
}
