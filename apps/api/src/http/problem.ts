import { errorTable, hideTokenValues, isUnavailable, KeyfobError, notFound, QueueAway } from '@keyfob/core';
import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { opensPage, sendProblemPage } from './problem-page.ts';

/** What Fastify itself refuses, in our words. */
const refusals: Record<string, () => KeyfobError> = {
  FST_ERR_BAD_URL: notFound,
  FST_ERR_MAX_PARAM_LENGTH: notFound,
  FST_ERR_CTP_BODY_TOO_LARGE: () => new KeyfobError('body_too_large', 'A body may hold at most 64 KiB.'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new KeyfobError('unsupported_media_type', 'Send the body as application/json.'),
  FST_ERR_CTP_EMPTY_TYPE: () => new KeyfobError('unsupported_media_type', 'Send the body as application/json.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new KeyfobError('invalid_json', 'The body is not as long as its Content-Length.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new KeyfobError('invalid_json', 'The body is empty. Send a JSON object.'),
  FST_ERR_CTP_INVALID_JSON_BODY: () => new KeyfobError('invalid_json', 'The body cannot be parsed as JSON.'),
};

/** Any error as one of the table; what nobody foresaw becomes `internal_error` and keeps its cause for the log. */
function toKeyfobError(error: unknown): KeyfobError {
  if (error instanceof KeyfobError) return error;
  if (error instanceof HttpException) {
    if (error.cause instanceof Error) return toKeyfobError(error.cause);
    if (error.getStatus() === 404) return notFound();
  }
  const refusal = refusals[property(error, 'code')];
  if (refusal) return refusal();
  if (/^4\d\d$/.test(property(error, 'statusCode')))
    return new KeyfobError('invalid_request', 'The request is not well-formed.');
  const known = isUnavailable(error)
    ? new KeyfobError('unavailable', 'The database does not answer. Try again shortly.')
    : new KeyfobError('internal_error', 'The error is in our log under this request id.');
  known.cause = error;
  return known;
}

function property(error: unknown, name: string): string {
  return error instanceof Error ? String(Reflect.get(error, name)) : '';
}

/** `WWW-Authenticate` of a refusal (RFC 6750 §3); no `error` when no credential was sent. */
function challenge(error: KeyfobError): string | undefined {
  const realm = 'Bearer realm="keyfob"';
  if (error.code === 'authentication_required') return realm;
  if (error.status === 401) return `${realm}, error="invalid_token"`;
  if (error.code === 'permission_denied' || error.code === 'grants_not_held')
    return `${realm}, error="insufficient_scope"`;
  if (error.code === 'multiple_credentials') return `${realm}, error="invalid_request"`;
  return undefined;
}

/** Answers an error as RFC 9457 problem details, or on a page to whoever opens one; only what nobody foresaw is logged as an error,
 * and a store that is away once. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, raised: unknown): void {
  const error = toKeyfobError(raised);
  if (error.code === 'unavailable') noticeOutage(request, error);
  else if (error.status >= 500) request.log.error({ err: error.cause ?? error }, error.message);
  if (reply.sent) return;
  if (opensPage(request)) return sendProblemPage(request, reply, error);
  const authenticate = challenge(error);
  if (authenticate) reply.header('www-authenticate', authenticate);
  if (error.status === 503) reply.header('retry-after', '1');
  const wait = error.extra?.['retry_after'];
  if (typeof wait === 'number') reply.header('retry-after', String(wait));
  // Errors name what was sent, and people send secrets in the wrong place.
  const body = hideTokenValues(JSON.stringify(problemBody(error, request.id)));
  void reply.code(error.status).type('application/problem+json').send(body);
}

/** What is unavailable without a cause is busy, not away. */
function noticeOutage({ server }: FastifyRequest, error: KeyfobError): void {
  if (error instanceof QueueAway) server.outages.queue.noticed(error.cause);
  else if (error.cause !== undefined) server.outages.database.noticed(error.cause);
}

export function problemBody(error: KeyfobError, requestId: string): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: errorTable[error.code].title,
    status: error.status,
    detail: error.message,
    code: error.code,
    request_id: requestId,
    ...(error.errors && { errors: error.errors }),
    ...error.extra,
  };
}
