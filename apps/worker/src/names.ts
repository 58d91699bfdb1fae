import type { QueueName } from '@keyfob/core';

/** What runs by the clock, or was asked for. */
export const HOUSEKEEPING = 'housekeeping' satisfies QueueName;
/** What the API counted; apart, so that it never waits for housekeeping. */
export const USAGE = 'usage' satisfies QueueName;
/** What goes out to webhooks; apart, for a receiver may take its time. */
export const WEBHOOKS = 'webhooks' satisfies QueueName;
/** Mails, one at a time per worker: one that is killed leaves at most one in doubt. */
export const MAIL = 'mail' satisfies QueueName;

/** What is injected: the opened core, what runs each job, and the log. */
export const CORE = Symbol('core');
export const HANDLERS = Symbol('handlers');
export const LOG = Symbol('log');
/** How long jobs take, for Prometheus, and their traces where they are made. */
export const WATCHED = Symbol('watched');
/** What tells of a database, and of queues, that are away. */
export const OUTAGE = Symbol('outage');
export const QUEUE_OUTAGE = Symbol('queue outage');
