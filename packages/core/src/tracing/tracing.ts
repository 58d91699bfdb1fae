import type { Config } from '../config.ts';

/** Names out of our code, ids and numbers: never what somebody sent. */
export type SpanAttributes = Record<string, string | number>;

export interface OpenSpan {
  readonly traceId: string;
  end(more: { failed: boolean; attributes?: SpanAttributes }): void;
}

export interface Tracing {
  /** `parent`: the caller’s `traceparent` header (W3C Trace Context), taken where it is one. */
  start(kind: 'server' | 'job', name: string, attributes: SpanAttributes, parent?: string): OpenSpan;
  /** Hands over what is left. */
  close(): Promise<void>;
}

/** Traces of one process to the collector of `OTEL_EXPORTER_OTLP_ENDPOINT`; without it nothing of this is even loaded. */
export async function openTracing(
  config: Config,
  service: 'keyfob-api' | 'keyfob-worker',
): Promise<Tracing | undefined> {
  if (config.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return undefined;
  const { exportTraces } = await import('./export-traces.ts');
  return exportTraces(config.OTEL_EXPORTER_OTLP_ENDPOINT, config.OTEL_TRACES_SAMPLER_ARG, service);
}
