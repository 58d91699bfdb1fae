import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { KeyfobError } from '@keyfob/core';
import { problemBody } from './problem.ts';

/** Answers what is too broken to become a request, on the bare socket: over-long headers (431) and lines that are not HTTP. */
export function refuseClient(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? new KeyfobError('headers_too_large', 'The headers may hold at most 16 KiB.')
      : new KeyfobError('invalid_request', 'This is not an HTTP/1.1 request.');
  const requestId = randomUUID();
  const body = JSON.stringify(problemBody(problem, requestId));
  const reason = problem.status === 431 ? 'Request Header Fields Too Large' : 'Bad Request';
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${reason}`,
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      `x-request-id: ${requestId}`,
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
