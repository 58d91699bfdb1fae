import { Processor } from '@nestjs/bullmq';
import { HOUSEKEEPING, USAGE } from './names.ts';
import { QueueProcessor } from './queue.processor.ts';

@Processor(HOUSEKEEPING)
export class HousekeepingProcessor extends QueueProcessor {}

@Processor(USAGE)
export class UsageProcessor extends QueueProcessor {}
