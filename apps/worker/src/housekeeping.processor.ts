import type { Call, Core, Outage } from '@keyfob/core';
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Inject } from '@nestjs/common';
import type { Job } from 'bullmq';
import type { Logger } from 'pino';
import { CORE, HOUSEKEEPING, LOG, OUTAGE } from './names.ts';
import { schedule } from './schedule.ts';
import { within } from './within.ts';

/** Runs whatever the schedule put into the queue: name → operation. */
@Processor(HOUSEKEEPING)
export class HousekeepingProcessor extends WorkerHost {
  @Inject(CORE) private readonly core!: Core;
  @Inject(LOG) private readonly log!: Logger;
  @Inject(OUTAGE) private readonly outage!: Outage;

  async process(job: Job): Promise<void> {
    const scheduled = schedule.find(({ name }) => name === job.name);
    if (!scheduled) throw new Error(`no operation is known for the job ${job.name}`);
    const call: Call = { caller: { kind: 'system', label: scheduled.name }, request: { id: null, ip: null } };
    const result = await within(scheduled.limitMs, this.core.inInstallation(call, scheduled.operation));
    this.log.info({ job: job.name, result }, 'job done');
  }

  @OnWorkerEvent('failed')
  onFailed(job: Job | undefined, error: Error): void {
    this.log.error({ job: job?.name, err: error }, 'job failed');
  }

  /** The queue’s own trouble is that of the database it is on: the worker keeps trying. */
  @OnWorkerEvent('error')
  onError(error: Error): void {
    this.outage.noticed(error);
  }
}
