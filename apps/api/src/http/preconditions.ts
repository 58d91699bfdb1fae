import { invalid, KeyfobError } from '@keyfob/core';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** The caller’s `Idempotency-Key`, if any: 1–255 visible characters. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const key = header(context, 'idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalid('Idempotency-Key', 'must be 1–255 visible ASCII characters without spaces');
  }
  return key;
});

/** The version `If-Match` names (RFC 9110 §13.1.1); undefined without the header or for `*`. A tag we never gave matches nothing. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | undefined => {
  const tag = header(context, 'if-match');
  if (tag === undefined || tag.trim() === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(tag.trim())?.[1];
  if (version === undefined)
    throw new KeyfobError('version_mismatch', 'If-Match must be the ETag of an earlier reply.');
  return Number(version);
});

function header(context: ExecutionContext, name: string): string | undefined {
  const value = context.switchToHttp().getRequest<FastifyRequest>().headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
