import type { OpenSpan, Tracing } from '@keyfob/core';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Where traces are made. */
    span: OpenSpan | null;
  }
}

/** A span per request, named by its route pattern, from before the caller is known until the reply is out. */
export function traceRequests(server: FastifyInstance, tracing: Tracing): void {
  server.addHook('onRequest', async (request) => {
    const { method, id } = request;
    const route = request.routeOptions.url;
    const attributes = {
      'http.request.method': method,
      'keyfob.request_id': id,
      ...(route && { 'http.route': route }),
    };
    const parent = request.headers['traceparent'];
    request.span = tracing.start(
      'server',
      route ? `${method} ${route}` : method,
      attributes,
      typeof parent === 'string' ? parent : undefined,
    );
  });
  server.addHook('onResponse', async (request, { statusCode }) => {
    request.span?.end({ failed: statusCode >= 500, attributes: { 'http.response.status_code': statusCode } });
  });
}
