import { errorTable } from '@keyfob/core';
import type { ErrorCode } from '@keyfob/core';
import { Problem } from '@keyfob/core/schema';
import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { errorsOf } from '../http/errors-of.ts';
import type { Access, OperationSpec } from '../http/operation.ts';

const security: Record<Access, Record<string, string[]>[]> = {
  public: [],
  perhaps: [{ session: [] }, {}],
  any: [{ token: [] }, { session: [] }],
  person: [{ session: [] }],
  token: [{ token: [] }],
  rotating: [{ token: [] }],
  verifier: [{ token: [] }],
};

const RequestId = z.string().meta({ header: { description: 'Names this request in logs and in the audit log.' } });
const ETag = z.string().meta({ header: { description: 'The resource’s version, for `If-Match`.' } });
const FileName = z.string().meta({ header: { description: 'A name for the file (RFC 6266).' } });
const Challenge = z.string().meta({ header: { description: 'RFC 6750 §3.' } });
const Key = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({ description: 'Makes a repeated request the same request, for 24 hours.' });
const IfMatch = z
  .string()
  .optional()
  .meta({ description: 'The ETag of an earlier reply; another version answers 412.', example: '"1"' });

export function describeOperation(method: string, operation: OperationSpec): ZodOpenApiOperationObject {
  const headers = {
    ...(operation.idempotent && { 'Idempotency-Key': Key }),
    ...(operation.conditional && { 'If-Match': IfMatch }),
  };
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.tag],
    security: security[operation.access],
    ...(operation.once && { 'x-once': true }),
    requestParams: {
      ...(operation.params && { path: operation.params }),
      ...(operation.query && { query: operation.query }),
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...(operation.body && {
      requestBody: {
        required: !operation.body.safeParse({}).success,
        content: { 'application/json': { schema: operation.body, example: operation.example ?? {} } },
      },
    }),
    responses: { ...problems(errorsOf(operation, method)), ...replies(operation) },
  };
}

function replies(operation: OperationSpec): ZodOpenApiResponsesObject {
  const headers = z.object({
    'x-request-id': RequestId,
    ...(operation.versioned && { etag: ETag }),
    ...(operation.streams && !operation.streams.includes('text/event-stream') && { 'content-disposition': FileName }),
  });
  const reply = (description: string) => ({
    description,
    headers,
    content: Object.fromEntries(
      (operation.streams ?? ['application/json']).map((type) => [type, { schema: operation.reply }]),
    ),
  });
  const others = Object.entries(operation.alsoReplies ?? {}).map(
    ([status, description]) => [status, reply(description)] as const,
  );
  return { [`${operation.status ?? 200}`]: reply(operation.summary), ...Object.fromEntries(others) };
}

/** One entry per status, naming its codes. */
function problems(codes: ErrorCode[]): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(codes, (code) => errorTable[code].status);
  return Object.fromEntries([...byStatus].map(([status, named]) => [`${status}`, problem(status, named)]));
}

function problem(status: number, codes: ErrorCode[]) {
  const lines = codes.map((code) => `\`${code}\`: ${errorTable[code].title}.`);
  const headers = z.object({ 'x-request-id': RequestId, ...(status === 401 && { 'www-authenticate': Challenge }) });
  return { description: lines.join('\n\n'), headers, content: { 'application/problem+json': { schema: Problem } } };
}
