import { notFound, readHints } from '@keyfob/core';
import type { Call, Core, Hints } from '@keyfob/core';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InjectCore } from '../core.token.ts';
import { admit } from '../http/admit.ts';
import type { FileStream } from '../http/shape-reply.ts';
import { eventLines } from './event-lines.ts';

/** Of one member in one workspace, by one platform or by themselves, the oldest stream makes room for one more than these. */
const MOST_EACH = 8;
/** No reply goes on for ever: a browser connects again. */
const LASTS_MS = 300_000;
/** What nothing wakes us for (a notification is written after what it tells of) is seen by then; also keeps proxies from hanging up. */
const LOOK_MS = 5000;
/** However much happens, a reader is told at most so often. */
const PAUSE_MS = 300;

interface Stream {
  whose: string;
  over: AbortController;
  wake: () => void;
}

/** The open event streams of this process: one ear at the database wakes them all. */
@Injectable()
export class EventStreams implements OnModuleDestroy, BeforeApplicationShutdown {
  @InjectCore() private readonly core!: Core;
  readonly #open = new Set<Stream>();
  #ears: { close(): Promise<void> } | undefined;

  /** @throws KeyfobError not_found before anything is sent. */
  async open(call: Call, request: FastifyRequest, workspace: string, lastEventId?: string): Promise<FileStream> {
    const seen = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : null;
    const { first, whose } = await this.core.inWorkspace(call, workspace, async (ctx) => ({
      first: await readHints(ctx, seen),
      whose: [ctx.workspace.id, ctx.actor.id, ctx.actor.memberId, ctx.actor.via?.id].join(' '),
    }));
    // Admitted anew each time: a credential that ended meanwhile hears nothing more.
    const look = async (seq: number) => {
      const still = await admit(this.core, request, 'any', true);
      if (!still) throw notFound();
      return this.core.inWorkspace(still, workspace, (ctx) => readHints(ctx, seq));
    };
    this.#ears ??= this.core.listenOutbox(() => {
      for (const { wake } of this.#open) wake();
    });
    const theirs = [...this.#open].filter((stream) => stream.whose === whose);
    if (theirs.length >= MOST_EACH) theirs[0]?.over.abort();
    return { type: 'text/event-stream', chunks: this.#chunks(whose, first, look) };
  }

  async *#chunks(
    whose: string,
    first: Hints,
    look: (seq: number) => Promise<Hints>,
  ): AsyncGenerator<string, void, undefined> {
    const over = new AbortController();
    let wakeUp = (): void => {};
    const stream: Stream = { whose, over, wake: () => wakeUp() };
    this.#open.add(stream);
    const end = AbortSignal.any([over.signal, AbortSignal.timeout(LASTS_MS)]);
    try {
      yield `retry: 1000\n\n${eventLines(first, null)}`;
      for (let last = first; !end.aborted;) {
        await pause(PAUSE_MS, end);
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
          void pause(LOOK_MS, end).then(resolve);
        });
        if (end.aborted) return;
        const next = await look(last.seq);
        yield eventLines(next, last);
        last = next;
      }
    } catch {
      // Whose credential ended, whoever is no member any more, or a database that is away: the browser asks again and is told.
    } finally {
      this.#open.delete(stream);
    }
  }

  onModuleDestroy(): void {
    for (const { over } of this.#open) over.abort();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#ears?.close();
  }
}

function pause(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      over.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    over.addEventListener('abort', done);
    if (over.aborted) done();
  });
}
