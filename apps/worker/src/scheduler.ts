import { schedule } from '@keyfob/core';
import type { Outage } from '@keyfob/core';
import { InjectQueue } from '@nestjs/bullmq';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { HOUSEKEEPING, QUEUE_OUTAGE } from './names.ts';

/** Makes the queue’s schedulers equal to the schedule: one per job whatever the number of workers, none for jobs that are gone. */
@Injectable()
export class Scheduler implements OnApplicationBootstrap {
  @InjectQueue(HOUSEKEEPING) private readonly queue!: Queue;
  @Inject(QUEUE_OUTAGE) private readonly outage!: Outage;

  async onApplicationBootstrap(): Promise<void> {
    this.queue.on('error', (error) => {
      this.outage.noticed(error);
    });
    const names = new Set<string>(schedule.map(({ name }) => name));
    for (const { key } of await this.queue.getJobSchedulers()) {
      if (!names.has(key)) await this.queue.removeJobScheduler(key);
    }
    for (const { name, everySeconds } of schedule) {
      await this.queue.upsertJobScheduler(
        name,
        { every: everySeconds * 1000 },
        { name, opts: { removeOnComplete: 100, removeOnFail: 1000 } },
      );
    }
  }
}
