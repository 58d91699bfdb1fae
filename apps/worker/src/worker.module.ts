import { watchOutage } from '@keyfob/core';
import type { Core } from '@keyfob/core';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { ConnectionOptions } from 'bullmq';
import type { Logger } from 'pino';
import { Heartbeat } from './heartbeat.ts';
import { HousekeepingProcessor } from './housekeeping.processor.ts';
import { CORE, HOUSEKEEPING, LOG, OUTAGE } from './names.ts';
import type { QueuePool } from './open-queue-pool.ts';
import { Scheduler } from './scheduler.ts';

@Module({})
export class WorkerModule {
  static over(core: Core, queuePool: QueuePool, log: Logger): DynamicModule {
    const connection = queuePool as unknown as ConnectionOptions; // BullMQ types this for Redis; the PostgreSQL backend takes a pool.
    return {
      module: WorkerModule,
      imports: [BullModule.forRoot({ connection }), BullModule.registerQueue({ name: HOUSEKEEPING })],
      providers: [
        { provide: CORE, useValue: core },
        { provide: LOG, useValue: log },
        { provide: OUTAGE, useValue: watchOutage(core, log) },
        HousekeepingProcessor,
        Scheduler,
        Heartbeat,
      ],
    };
  }
}
