import type { Call, Outages, RequestInfo } from '@keyfob/core';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    outages: Outages;
  }
  interface FastifyRequest {
    /** Set once the credential was found good; null on public routes. */
    call: Call | null;
  }
}

/** Where a request came from; `ip` looks through trusted proxies only. */
export function requestInfo(request: FastifyRequest): RequestInfo {
  return { id: request.id, ip: request.ip, userAgent: request.headers['user-agent'] };
}

/** Who is signed in, where nobody has to be. */
export const PerhapsCall = createParamDecorator(
  (_: unknown, context: ExecutionContext): Call | null => context.switchToHttp().getRequest<FastifyRequest>().call,
);

/** Who calls. On a public route there is nobody to name, so asking is a mistake in our code. */
export const CurrentCall = createParamDecorator((_: unknown, context: ExecutionContext): Call => {
  const { call } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!call) throw new Error('a public route asked who calls');
  return call;
});

export const CurrentRequest = createParamDecorator((_: unknown, context: ExecutionContext): RequestInfo =>
  requestInfo(context.switchToHttp().getRequest<FastifyRequest>()),
);
