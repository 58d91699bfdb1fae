import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { OperationSpec } from './operation.ts';

/** A file, or events, made while they are sent. */
export interface FileStream {
  type: string;
  /** Of a file. */
  name?: string;
  chunks: AsyncIterable<string>;
}

/** The reply as declared: undeclared fields are dropped, and a reply that breaks the contract is our own error. */
export function shapeReply(operation: OperationSpec, reply: FastifyReply, output: unknown): unknown {
  if (operation.streams) return streamed(reply, output as FileStream /* what a method with `streams` answers */);
  const shaped = operation.reply.safeParse(output);
  if (!shaped.success) throw new Error(`the reply of ${operation.id} is not as declared`, { cause: shaped.error });
  if (operation.versioned) reply.header('etag', `"${versionOf(shaped.data)}"`);
  return shaped.data;
}

function versionOf(resource: unknown): number {
  if (typeof resource === 'object' && resource !== null && 'version' in resource) return Number(resource.version);
  throw new Error('a versioned reply has no version');
}

/** The next chunk is asked for when the client has taken the last: memory stays flat however slow it reads. */
function streamed(reply: FastifyReply, { type, name, chunks }: FileStream): Readable {
  reply.type(`${type}; charset=utf-8`);
  if (name !== undefined) reply.header('content-disposition', `attachment; filename="${name}"`);
  return Readable.from(chunks, { highWaterMark: 1 });
}
