import { KeyfobError } from '@keyfob/core';
import type { FastifyRequest } from 'fastify';

/** The value of `Authorization: Bearer` (RFC 6750 §2.1); undefined without the header. @throws KeyfobError when the header says something else, or is there twice. */
export function bearerValue(request: FastifyRequest): string | undefined {
  if ((request.raw.headersDistinct['authorization']?.length ?? 0) > 1)
    throw new KeyfobError('multiple_credentials', 'Send the Authorization header once.');
  const header = request.headers.authorization;
  if (header === undefined) return undefined;
  const value = /^Bearer +([^\s,]+) *$/i.exec(header)?.[1];
  if (value === undefined) throw new KeyfobError('invalid_token', 'The Authorization header must be: Bearer <value>.');
  return value;
}

/** The same where nothing else will do. @throws KeyfobError authentication_required. */
export function requiredBearer(request: FastifyRequest): string {
  const value = bearerValue(request);
  if (value === undefined)
    throw new KeyfobError('authentication_required', 'Send an access token: Authorization: Bearer <value>.');
  return value;
}
