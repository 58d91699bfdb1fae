import type { Core } from '@keyfob/core';
import { Verdict, Verdicts, VerifyBatch, VerifyToken } from '@keyfob/core/schema';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { requiredBearer } from '../http/bearer.ts';
import { requestInfo } from '../http/call.ts';
import type { OperationSpec } from '../http/operation.ts';
import { readRequest } from '../http/read-request.ts';
import { compiledReply } from './compiled-reply.ts';

const declared = { tag: 'verify', access: 'verifier', errors: ['permission_denied'] } as const;

const verifyToken: OperationSpec = {
  ...declared,
  id: 'verifyToken',
  summary: 'Is this token good for this? Answers 200 with the verdict, whatever it is',
  body: VerifyToken,
  example: { token: 'the value to verify', require: [{ resource_type: 'builder', action: 'ensure' }] },
  reply: Verdict,
};

const verifyBatch: OperationSpec = {
  ...declared,
  id: 'verifyBatch',
  summary: 'Up to 100 verdicts in one call, in order',
  body: VerifyBatch,
  example: { items: [{ token: 'the first value' }, { token: 'the second value' }] },
  reply: Verdicts,
};

/** The hot path: plain routes, past Nest’s pipeline, with serializers compiled from the same schemas. */
export function registerVerify(server: FastifyInstance, core: Core): void {
  server.post<{ Body: VerifyToken }>('/v1/verify', route(verifyToken), (request) =>
    core.verify(requiredBearer(request), request.body, requestInfo(request)),
  );
  server.post<{ Body: VerifyBatch }>('/v1/verify/batch', route(verifyBatch), (request) =>
    core
      .verifyBatch(requiredBearer(request), request.body.items, requestInfo(request))
      .then((results) => ({ results })),
  );
}

function route(operation: OperationSpec & { reply: z.ZodType }) {
  return {
    config: { access: operation.access, operation },
    schema: { response: { 200: compiledReply(operation.reply) } },
    preHandler: async (request: FastifyRequest) => readRequest(operation, request),
  };
}
