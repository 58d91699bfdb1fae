import type { AnyQueue } from '@keyfob/core';
import type { Queue } from 'bullmq';
import { fastify } from 'fastify';
import type { FastifyInstance } from 'fastify';
import { outlineJob } from './outline-job.ts';

/**
 * The board of jobs as a server of its own that listens nowhere: only what `job-board.routes.ts` lets in reaches it. Loaded by the first
 * operator who looks.
 */
export async function openJobBoard(queues: readonly AnyQueue[], prefix: string): Promise<FastifyInstance> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ]);
  const serverAdapter = new FastifyAdapter();
  serverAdapter.setBasePath(prefix);
  createBullBoard({
    queues: queues.map((queue) => {
      const adapter = new BullMQAdapter(queue as Queue); // On either store; the library’s type names Redis.
      adapter.setFormatter('data', outlineJob);
      return adapter;
    }),
    serverAdapter,
    options: {
      uiConfig: { boardTitle: 'Keyfob jobs', hideDocsLink: true, showWorkers: false, hideRedisDetails: true },
    },
  });
  const board = fastify();
  await board.register(serverAdapter.registerPlugin(), { prefix });
  return board;
}
