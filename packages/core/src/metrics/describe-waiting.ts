import { Gauge } from 'prom-client';
import type { QueueDepth } from '../ports.ts';
import { within } from '../within.ts';
import type { Backlog } from './read-backlog.ts';
import type { Troubles } from './read-troubles.ts';

/** What has not answered after this long is told as away: Prometheus waits ten seconds for a scrape. */
const PATIENCE_MS = 1000;

export interface Waiting {
  backlog(): Promise<Backlog>;
  troubles(): Promise<Troubles>;
  queueDepths(): Promise<QueueDepth[]>;
}

/**
 * What waits and what is in trouble in database and queues, read once per scrape. A store that does not answer is told by `keyfob_up` and its numbers are left
 * out: a scrape never fails for it, and an old number is never told as a new one.
 */
export function describeWaiting(core: Waiting): Gauge[] {
  let reading: Promise<void> | undefined;
  const collect = (): Promise<void> => {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [], collect });
  const up = gauge('keyfob_up', '1 where what is named answers', ['dependency']);
  const outbox = gauge('keyfob_outbox_events', 'Events that nothing followed from yet, at most 100 000');
  const outboxAge = gauge('keyfob_outbox_age_seconds', 'Age of the oldest of them');
  const workerAge = gauge('keyfob_worker_heartbeat_age_seconds', 'Time since any worker was heard of');
  const jobs = gauge('keyfob_queue_jobs', 'Jobs by queue and state; failed: given up after every try', [
    'queue',
    'state',
  ]);
  const lag = gauge('keyfob_queue_lag_seconds', 'How long the next job of a queue has been due', ['queue']);
  const mails = gauge('keyfob_mails', 'Mails not sent: retried, or of the last day failed or unknown', ['state']);
  const deliveries = gauge('keyfob_webhook_deliveries_retried', 'Messages that have not reached their webhook yet');
  const webhooks = gauge('keyfob_webhooks', 'Webhooks that are failing, or were disabled for it', ['state']);
  const halted = gauge('keyfob_housekeeping_halted', 'Workspaces in which a job waits for an approval', ['job_name']);
  const gauges = [up, outbox, outboxAge, workerAge, jobs, lag, mails, deliveries, webhooks, halted];

  async function read(): Promise<void> {
    const [backlog, depths, troubles] = await Promise.allSettled([
      within(PATIENCE_MS, core.backlog()),
      within(PATIENCE_MS, core.queueDepths()),
      within(PATIENCE_MS, core.troubles()),
    ]);
    for (const one of gauges) {
      one.reset();
      one.remove({});
    }
    up.set({ dependency: 'database' }, Number(backlog.status === 'fulfilled'));
    up.set({ dependency: 'queue' }, Number(depths.status === 'fulfilled'));
    if (backlog.status === 'fulfilled') {
      outbox.set(backlog.value.outbox);
      outboxAge.set(backlog.value.outboxAge);
      if (backlog.value.workerAge !== null) workerAge.set(backlog.value.workerAge);
    }
    for (const { queue, jobs: byState, lagSeconds } of depths.status === 'fulfilled' ? depths.value : []) {
      for (const [state, count] of Object.entries(byState)) jobs.set({ queue, state }, count);
      lag.set({ queue }, lagSeconds);
    }
    if (troubles.status === 'fulfilled') {
      for (const [state, count] of Object.entries(troubles.value.mails)) mails.set({ state }, count);
      deliveries.set(troubles.value.deliveriesRetried);
      for (const [state, count] of Object.entries(troubles.value.webhooks)) webhooks.set({ state }, count);
      for (const [job, count] of Object.entries(troubles.value.halted)) halted.set({ job_name: job }, count);
    }
  }
  return gauges;
}
