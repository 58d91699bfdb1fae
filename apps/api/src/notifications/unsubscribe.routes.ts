import { KeyfobError, readSubscription, unsubscribe } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { Unsubscribe, Unsubscribed, UnsubscribeCode } from '@keyfob/core/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requestInfo } from '../http/call.ts';
import type { OperationSpec } from '../http/operation.ts';
import { readRequest } from '../http/read-request.ts';
import { subscriptionPage } from './subscription-page.ts';

const operation: OperationSpec = {
  id: 'unsubscribe',
  summary: 'Stop the mails that a link is of, or let them come again',
  tag: 'notifications',
  access: 'public',
  params: z.object({ code: UnsubscribeCode }),
  body: Unsubscribe,
  example: {},
  reply: Unsubscribed,
};

type CodeRequest = FastifyRequest<{ Params: { code: string }; Body: Unsubscribe }>;

/**
 * One click in a mail program sends a form here (RFC 8058), so this one change takes forms, from anywhere and signed in or not: the code is
 * signed, and all it does is stop mails. People get a page that asks, for programs look into links by themselves.
 */
export function registerUnsubscribe(server: FastifyInstance, core: Core): void {
  void server.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
      const again = new URLSearchParams(String(body)).get('again');
      done(null, again === null ? {} : { again });
    });
    scope.addContentTypeParser('multipart/form-data', { parseAs: 'string' }, (_request, _body, done) => done(null, {}));
    scope.get(PATH, { config: { access: 'public' } }, async (request: CodeRequest, reply) => {
      const state = await core
        .inInstallation(callOf(request), (ctx) => readSubscription(ctx, request.params.code))
        .catch(noSuchCode);
      return reply
        .code(state ? 200 : 404)
        .type('text/html; charset=utf-8')
        .send(subscriptionPage(state, 'asks'));
    });
    scope.post(PATH, { config: { access: 'public', operation } }, async (request: CodeRequest, reply) => {
      readRequest(operation, request);
      const { code } = request.params;
      const state = await core.inInstallation(callOf(request), (ctx) => unsubscribe(ctx, code, request.body.again));
      if (!request.headers.accept?.includes('text/html')) return state;
      return reply.type('text/html; charset=utf-8').send(subscriptionPage(state, 'done'));
    });
  });
}

const PATH = '/v1/unsubscribe/:code';

const callOf = (request: FastifyRequest): Call => ({
  caller: { kind: 'system', label: 'unsubscribe' },
  request: requestInfo(request),
});

function noSuchCode(error: unknown): null {
  if (error instanceof KeyfobError && error.code === 'not_found') return null;
  throw error;
}
