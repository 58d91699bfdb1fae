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
