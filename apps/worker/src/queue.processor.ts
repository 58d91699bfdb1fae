import { within } from '@keyfob/core';
import type { Durations, Outage, Tracing } from '@keyfob/core';
import { OnWorkerEvent, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import type { Handler, JobRun } from './handlers.ts';
import { HANDLERS, LOG, QUEUE_OUTAGE, USAGE, WATCHED } from './names.ts';

/** A run that its limit reaches ends between two steps, or is given up. */
const GRACE_MS = 10_000;

export interface Watched {
  durations: Durations;
  tracing: Tracing | undefined;
}

/** Runs whatever comes out of a queue: name → operation. */
export abstract class QueueProcessor extends WorkerHost implements BeforeApplicationShutdown {
  @Inject(HANDLERS) private readonly handlers!: ReadonlyMap<string, Handler>;
  @Inject(LOG) private readonly log!: Logger;
  @Inject(WATCHED) private readonly watched!: Watched;
  @Inject(QUEUE_OUTAGE) private readonly outage!: Outage;

  readonly #stopping = new AbortController();

  async process(job: Job): Promise<void> {
    const { durations, tracing } = this.watched;
    const began = performance.now();
    // A name nobody declared is somebody else’s, and Prometheus keeps every one for ever.
    const name = this.handlers.has(job.name) ? job.name : 'unknown';
    const span = tracing?.start('job', `job ${name}`, {
      'messaging.system': 'bullmq',
      'messaging.destination.name': job.queueName,
      'messaging.message.id': job.id ?? '',
      'keyfob.job.attempt': job.attemptsStarted,
    });
    const note = (outcome: 'done' | 'trouble' | 'failed'): void => {
      durations.note((performance.now() - began) / 1000, name, outcome);
      span?.end({ failed: outcome === 'failed' });
    };
    let isTroubled = false;
    const warn = (about: object, message: string): void => {
      isTroubled = true;
      this.log.warn({ job: job.name, jobId: job.id, ...about }, message);
    };
    try {
      const result = await this.#run(job, warn);
      note(isTroubled ? 'trouble' : 'done');
      this.log[job.queueName === USAGE ? 'debug' : 'info']({ job: job.name, jobId: job.id, result }, 'job done');
    } catch (error) {
      note('failed');
      throw error;
    }
  }

  async #run(job: Job, warn: JobRun['warn']): Promise<unknown> {
    const handler = this.handlers.get(job.name);
    if (!handler) throw new Error(`no operation is known for the job ${job.name}`);
    const signal = AbortSignal.timeout(handler.limitMs);
    const run = handler.run(job.data, { signal, stopping: this.#stopping.signal, warn });
    return within(handler.limitMs + GRACE_MS, run);
  }

  /** Before the queues close, which waits for the jobs under way. */
  beforeApplicationShutdown(): void {
    this.#stopping.abort();
  }

  /** `dead`: that was the last try; it stays on the board of operators until somebody tries it again. */
  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    const dead = job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1);
    this.log.error({ job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, dead, err: error }, 'job failed');
  }

  /** The queue’s own trouble is that of the store it is in: the worker keeps trying. */
  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.outage.noticed(error);
  }
}
