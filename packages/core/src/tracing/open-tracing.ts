import type { Config } from '../config.ts';
import type { Tracing } from './tracing.ts';

/** Traces of one process to the collector of `OTEL_EXPORTER_OTLP_ENDPOINT`; without it nothing of this is even loaded. */
export async function openTracing(
  config: Config,
  service: 'keyfob-api' | 'keyfob-worker',
): Promise<Tracing | undefined> {
  if (config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return undefined;
  const { exportTraces } = await import('./export-traces.ts');
  return exportTraces(config.OTEL_EXPORTER_OTLP_ENDPOINT, config.OTEL_TRACES_SAMPLER_ARG, service);
}
