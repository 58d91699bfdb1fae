import { KeyfobError } from '@keyfob/core';
import type { Config } from '@keyfob/core';
import type { FastifyRequest } from 'fastify';

/**
 * Refuses a change that another site makes with a person’s cookie: browsers name the origin of every such request, and a page
 * elsewhere cannot send JSON without asking first.
 */
export function refuseForeignOrigin(config: Config, request: FastifyRequest): void {
  if (request.method === 'GET') return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const type = request.headers['content-type'];
  const own = origin === undefined ? site === undefined || site === 'same-origin' : isOwn(origin, config, request);
  const json = type === undefined || type.toLowerCase().startsWith('application/json');
  if (!own || !json)
    throw new KeyfobError('foreign_origin', 'Changes with a session must come from this service’s own pages, as JSON.');
}

function isOwn(origin: string, config: Config, { protocol, host }: FastifyRequest): boolean {
  return origin === new URL(config.KEYFOB_PUBLIC_URL).origin || origin === `${protocol}://${host}`;
}
