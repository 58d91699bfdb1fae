import type { FastifyReply } from 'fastify';
import type { OperationSpec } from './operation.ts';

/** The reply as declared: undeclared fields are dropped, and a reply that breaks the contract is our own error. */
export function shapeReply(operation: OperationSpec, reply: FastifyReply, output: unknown): unknown {
  const shaped = operation.reply.safeParse(output);
  if (!shaped.success) throw new Error(`the reply of ${operation.id} is not as declared`, { cause: shaped.error });
  if (operation.versioned) reply.header('etag', `"${versionOf(shaped.data)}"`);
  return shaped.data;
}

function versionOf(resource: unknown): number {
  if (typeof resource === 'object' && resource !== null && 'version' in resource) return Number(resource.version);
  throw new Error('a versioned reply has no version');
}
