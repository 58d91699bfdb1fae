import { watchOutages } from '@keyfob/core';
import type { Core, QueueStore } from '@keyfob/core';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { handlersOf } from './handlers.ts';
import { Heartbeat } from './heartbeat.ts';
import { CORE, HANDLERS, HOUSEKEEPING, LOG, MAIL, OUTAGE, QUEUE_OUTAGE, USAGE, WATCHED, WEBHOOKS } from './names.ts';
import { Postman } from './postman.ts';
import { HousekeepingProcessor, MailProcessor, UsageProcessor, WebhooksProcessor } from './processors.ts';
import type { Watched } from './queue.processor.ts';
import { Relay } from './relay.ts';
import { Scheduler } from './scheduler.ts';

@Module({})
export class WorkerModule {
  static over(core: Core, { connection, prefix }: QueueStore, log: Logger, watched: Watched): DynamicModule {
    const outages = watchOutages(core, log);
    return {
      module: WorkerModule,
      imports: [
        BullModule.forRoot({ connection, prefix }),
        BullModule.registerQueue({ name: HOUSEKEEPING }, { name: USAGE }, { name: WEBHOOKS }, { name: MAIL }),
      ],
      providers: [
        { provide: CORE, useValue: core },
        { provide: HANDLERS, useValue: handlersOf(core) },
        { provide: LOG, useValue: log },
        { provide: WATCHED, useValue: watched },
        { provide: OUTAGE, useValue: outages.database },
        { provide: QUEUE_OUTAGE, useValue: outages.queue },
        HousekeepingProcessor,
        UsageProcessor,
        WebhooksProcessor,
        MailProcessor,
        Postman,
        Scheduler,
        Relay,
        Heartbeat,
      ],
    };
  }
}
