import { readMetrics } from '@keyfob/core';
import type { Core } from '@keyfob/core';
import type { FastifyInstance } from 'fastify';
import type { ApiMetrics } from './api-metrics.ts';

/** The metrics at the port of the API: for operators, and for a service token that may read the installation. */
export function registerMetrics(server: FastifyInstance, core: Core, metrics: ApiMetrics): void {
  server.get('/metrics', { config: { access: 'any' } }, async (request, reply) => {
    if (!request.call) throw new Error('a caller was admitted and is not known');
    const text = await core.inInstallation(request.call, (ctx) => readMetrics(ctx, metrics.registry()));
    return reply.header('cache-control', 'no-store').type(metrics.registry().contentType).send(text);
  });
}
