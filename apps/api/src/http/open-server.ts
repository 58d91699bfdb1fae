import { randomUUID } from 'node:crypto';
import { notFound, watchOutages } from '@keyfob/core';
import type { Config, Core, Durations, Tracing } from '@keyfob/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { admit } from './admit.ts';
import { sendProblem } from './problem.ts';
import { refuseClient } from './refuse-client.ts';
import { setReplyHeaders } from './reply-headers.ts';
import { traceRequests } from './trace-requests.ts';

const KIB = 1024;

export interface Watched {
  durations: Durations;
  tracing: Tracing | undefined;
}

/**
 * The HTTP server before it has any route: limits, ids, headers, log line, and the one check that admits a request. That check
 * is a hook of the matched route and not a middleware matched by path: no spelling of a path runs a handler without it.
 */
export function openServer(config: Config, core: Core, log: Logger, { durations, tracing }: Watched): FastifyAdapter {
  const adapter = new FastifyAdapter({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: config.KEYFOB_TRUSTED_PROXIES.length > 0 ? config.KEYFOB_TRUSTED_PROXIES : false,
    bodyLimit: 64 * KIB,
    http: { maxHeaderSize: 16 * KIB },
    requestTimeout: 30_000,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseClient,
    frameworkErrors(error: unknown, request: FastifyRequest, reply: FastifyReply) {
      setReplyHeaders(config, request, reply);
      sendProblem(request, reply, error);
    },
    skipMiddie: true,
  });
  const server: FastifyInstance = adapter.getInstance();
  acceptOnlyJson(server);
  server.decorate('outages', watchOutages(core, log));
  server.decorateRequest('call', null);
  server.decorateRequest('span', null);
  if (tracing) traceRequests(server, tracing);
  server.addHook('onRequest', async (request, reply) => {
    setReplyHeaders(config, request, reply);
    if (request.is404) return;
    // One spelling per path: no route of ours but the board has a character that needs an escape.
    const { access, colons } = request.routeOptions.config;
    const path = request.url.split('?', 1)[0] ?? '';
    if ((colons ? path.replaceAll('%3A', ':') : path).includes('%')) throw notFound();
    if (!access) throw new Error('a route without an access rule was reached');
    request.call = await admit(core, request, access);
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? null;
    durations.note(reply.elapsedTime / 1000, request.method, route ?? 'none', String(reply.statusCode));
    request.log.info({
      method: request.method,
      // The pattern, never the path: somebody will paste a secret into a URL.
      route,
      status: reply.statusCode,
      ...(request.span && { traceId: request.span.traceId }),
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
  });
  return adapter;
}

function acceptOnlyJson(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'string' }, server.getDefaultJsonParser('error', 'error'));
}
