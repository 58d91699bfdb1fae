import { Processor } from '@nestjs/bullmq';
import { HOUSEKEEPING, MAIL, USAGE, WEBHOOKS } from './names.ts';
import { QueueProcessor } from './queue.processor.ts';

/** A job whose worker died is taken up by another within seconds, and however often that happens: every job may run twice. */
const taken = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 1000 };

@Processor(HOUSEKEEPING, taken)
export class HousekeepingProcessor extends QueueProcessor {}

@Processor(USAGE, taken)
export class UsageProcessor extends QueueProcessor {}

/** Most of its time is waiting for receivers. How many of these one workspace can fill is bounded where deliveries are claimed. */
@Processor(WEBHOOKS, { ...taken, concurrency: 200 })
export class WebhooksProcessor extends QueueProcessor {}

@Processor(MAIL, taken)
export class MailProcessor extends QueueProcessor {}
