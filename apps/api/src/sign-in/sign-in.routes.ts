import type { Core } from '@keyfob/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestInfo } from '../http/call.ts';

/** Hands `/api/auth/*` to people’s sign-in, which speaks web requests and answers in its own way. */
export function registerSignIn(server: FastifyInstance, core: Core): void {
  void server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      config: { access: 'public' },
      async handler(request, reply) {
        const answer = await core.signIn.handle(
          webRequest(core.config.KEYFOB_PUBLIC_URL, request),
          requestInfo(request),
        );
        reply.code(answer.status);
        for (const [name, value] of answer.headers) reply.header(name, value);
        return reply.send(await answer.text());
      },
    });
  });
}

function webRequest(publicUrl: string, request: FastifyRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  const body = typeof request.body === 'string' ? request.body : null;
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body });
}
