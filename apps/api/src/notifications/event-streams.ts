import { readHints } from '@keyfob/core';
import type { Call, Core, Hints } from '@keyfob/core';
import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import type { FileStream } from '../http/shape-reply.ts';
import { eventLines } from './event-lines.ts';

/** A person’s oldest stream makes room for one more than these. */
const MOST_PER_PERSON = 8;
/** A browser that connects again is admitted again: a session that ended meanwhile is noticed. */
const LASTS_MS = 300_000;
/** What nothing wakes us for (a notification is written after what it tells of) is seen by then; also keeps proxies from hanging up. */
const LOOK_MS = 5000;
/** However much happens, a reader is told at most so often. */
const PAUSE_MS = 300;

interface Stream {
  person: string;
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
  async open(call: Call, workspace: string, lastEventId?: string): Promise<FileStream> {
    const look = (seq: number | null) => this.core.inWorkspace(call, workspace, (ctx) => readHints(ctx, seq));
    const first = await look(/^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : null);
    this.#ears ??= this.core.listenOutbox(() => {
      for (const { wake } of this.#open) wake();
    });
    const person = call.caller.kind === 'person' ? call.caller.userId : '';
    const theirs = [...this.#open].filter((stream) => stream.person === person);
    if (theirs.length >= MOST_PER_PERSON) theirs[0]?.over.abort();
    return { type: 'text/event-stream', chunks: this.#chunks(person, first, look) };
  }

  async *#chunks(
    person: string,
    first: Hints,
    look: (seq: number) => Promise<Hints>,
  ): AsyncGenerator<string, void, undefined> {
    const over = new AbortController();
    let wakeUp = (): void => {};
    const stream: Stream = { person, over, wake: () => wakeUp() };
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
      // Whoever is no member any more, or a database that is away: the browser asks again and is told.
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
