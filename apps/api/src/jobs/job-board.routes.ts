import { enterJobBoard, KeyfobError, QueueAway, within } from '@keyfob/core';
import type { Core, JobRetry } from '@keyfob/core';
import type { FastifyInstance, FastifyReply, FastifyRequest, LightMyRequestResponse } from 'fastify';
import { openJobBoard } from './open-job-board.ts';
import { ownPage } from './own-page.ts';

const PREFIX = '/admin/jobs';
const PATIENCE_MS = 5000;
const ONLY_RETRIES = 'The board only tries jobs again that were given up.';
/** Headers of the board’s own replies that are passed on; everything else is ours. */
const passedOn = ['content-type', 'cache-control', 'etag', 'last-modified'] as const;

/**
 * The jobs of the installation, for operators signed in as people: those given up with their reasons, to be tried again, and nothing
 * else to be changed. Everything below the prefix is one route with one access rule, whatever its spelling.
 */
export function registerJobBoard(server: FastifyInstance, core: Core): void {
  let board: Promise<FastifyInstance> | undefined;
  server.addHook('onClose', async () => (await board?.catch(() => undefined))?.close());

  async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { call, method, url } = request;
    if (!call) throw new Error('a caller was admitted and is not known');
    const retry = method === 'GET' ? null : readRetry(url);
    await core.inInstallation(call, (ctx) => enterJobBoard(ctx, retry));
    const answer = await answering(async () => {
      board ??= core.queues().then((queues) => openJobBoard(queues, PREFIX));
      board.catch(() => {
        board = undefined;
      });
      return (await board).inject({ method: method === 'GET' ? 'GET' : 'PUT', url });
    });
    for (const name of passedOn) {
      const value = answer.headers[name];
      if (value !== undefined) reply.header(name, value);
    }
    // Its page finds its parts by a base address.
    const policy = String(reply.getHeader('content-security-policy')).replace("base-uri 'none'", "base-uri 'self'");
    return reply.header('content-security-policy', policy).code(answer.statusCode).send(contentOf(answer));
  }

  for (const url of [PREFIX, `${PREFIX}/*`])
    server.route({
      method: ['GET', 'PUT', 'POST', 'PATCH'],
      url,
      config: { access: 'person', colons: true, pages: isPage },
      handler: show,
    });
}

function contentOf(answer: LightMyRequestResponse): string | Buffer {
  const isHtml = String(answer.headers['content-type']).startsWith('text/html');
  return isHtml ? ownPage(answer.payload) : answer.rawPayload;
}

/** All but what the page loads and asks for. */
const isPage = (path: string): boolean => !/^\/admin\/jobs\/(?:api|static)(?:\/|$)/.test(path);

/** @throws KeyfobError permission_denied for every other change, in the board’s own shape too. */
function readRetry(url: string): JobRetry {
  const [, queue, rest = ''] = /^\/admin\/jobs\/api\/queues\/([a-z-]+)\/(.+)$/.exec(url) ?? [];
  if (queue !== undefined && rest === 'retry/failed') return { queue, job: null };
  const job = /^([\w%:-]+)\/retry$/.exec(rest)?.[1];
  if (queue !== undefined && job !== undefined) return { queue, job: decodeURIComponent(job) };
  throw new KeyfobError('permission_denied', ONLY_RETRIES, { extra: { error: ONLY_RETRIES } });
}

async function answering<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await within(PATIENCE_MS, ask());
  } catch (error) {
    throw new QueueAway(error);
  }
}
