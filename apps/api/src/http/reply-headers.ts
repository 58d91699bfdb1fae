import type { Config } from '@keyfob/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Every byte a page needs comes from this origin; nothing runs inline and nobody may frame it. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Sets what every reply carries, errors included. */
export function setReplyHeaders(config: Config, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    'x-request-id': request.id,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  // By the route too: a target may come in absolute form (RFC 9112 §3.2.2).
  const paths = [request.url, request.routeOptions?.url ?? ''];
  if (paths.some((path) => /^\/(v1|api)\//.test(path))) reply.header('cache-control', 'no-store');
  if (config.KEYFOB_PUBLIC_URL.startsWith('https:')) {
    reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
  }
}
