import { Durations, openMetrics } from '@keyfob/core';
import type { Core } from '@keyfob/core';

export interface ApiMetrics {
  readonly durations: Durations;
  /** Opened by the first scrape: who takes none pays for none. */
  registry(): ReturnType<typeof openMetrics>;
}

/** What this node tells Prometheus: how long requests took by route, beside what every process tells. */
export function openApiMetrics(core: Core): ApiMetrics {
  const durations = new Durations({
    name: 'keyfob_http_request_duration_seconds',
    help: 'From the first byte of a request to the last of its reply, by route pattern',
    labelNames: ['method', 'route', 'status'],
  });
  let registry: ReturnType<typeof openMetrics> | undefined;
  return { durations, registry: () => (registry ??= openMetrics(core, [durations])) };
}
