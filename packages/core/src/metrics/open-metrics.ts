import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Metric } from 'prom-client';
import { VERSION } from '../version.ts';
import { describeWaiting } from './describe-waiting.ts';
import type { Waiting } from './describe-waiting.ts';

export interface Measured extends Waiting {
  /** Verdicts given by this process, by code. */
  readonly verdicts: Readonly<Record<string, number>>;
}

/**
 * Everything one process tells Prometheus: itself, the verdicts it gave, what waits in database and queues, and `own`. No label holds
 * anything that a caller can choose.
 */
export function openMetrics(core: Measured, own: readonly Metric[]): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const info = new Gauge({
    name: 'keyfob_info',
    help: 'The release this process runs',
    labelNames: ['version'],
    registers: [registry],
  });
  info.set({ version: VERSION }, 1);
  const verdicts: Counter<'code'> = new Counter({
    name: 'keyfob_verdicts_total',
    help: 'Verdicts given by this process, by code',
    labelNames: ['code'],
    registers: [registry],
    collect() {
      verdicts.reset();
      for (const [code, count] of Object.entries(core.verdicts)) verdicts.inc({ code }, count);
    },
  });
  for (const metric of [...describeWaiting(core), ...own]) registry.registerMetric(metric);
  return registry;
}
