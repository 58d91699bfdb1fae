import { gitEnd, startGit } from './git.ts';
import { unreadContent } from './unread-content.ts';

/** An object of a Git repository; its content is to be read to its end before the next is asked for. */
export interface GitObject {
  readonly id: string;
  readonly content: AsyncIterable<Buffer>;
}

const NEWLINE = 0x0a;

/** Streams objects out of one Git process, however many and however large: those of `ids`, or without them every one there is. */
export async function* readObjects(folder: string, ids?: readonly string[]): AsyncGenerator<GitObject> {
  const every = ids === undefined ? ['--batch-all-objects', '--unordered'] : [];
  const child = startGit(folder, ['cat-file', '--batch', ...every]);
  const ended = gitEnd(child);
  // Told below, once what was printed has been read.
  ended.catch(() => {});
  child.stdin.on('error', () => {});
  child.stdin.end((ids ?? []).map((id) => `${id}\n`).join(''));
  const source = new Pieces(child.stdout);
  try {
    for (let head = await source.line(); head !== null; head = await source.line()) {
      const [id = '', type, size = '0'] = head.split(' ');
      if (type === 'missing') {
        yield { id, content: unreadContent(new Error('the repository does not have this object')) };
        continue;
      }
      yield { id, content: source.take(Number(size)) };
      await source.line();
    }
    await ended;
  } finally {
    child.kill();
  }
}

/** A stream read by lines and by numbers of bytes. */
class Pieces {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Null at the end. */
  async line(): Promise<string | null> {
    for (let end = this.#rest.indexOf(NEWLINE); ; end = this.#rest.indexOf(NEWLINE)) {
      if (end !== -1) {
        const line = this.#rest.toString('utf8', 0, end);
        this.#rest = this.#rest.subarray(end + 1);
        return line;
      }
      const next = await this.#source.next();
      if (next.done) return null;
      this.#rest = Buffer.concat([this.#rest, next.value]);
    }
  }

  async *take(size: number): AsyncGenerator<Buffer> {
    for (let wanted = size; wanted > 0;) {
      if (this.#rest.length === 0) {
        const next = await this.#source.next();
        if (next.done) return;
        this.#rest = next.value;
      }
      const piece = this.#rest.subarray(0, wanted);
      this.#rest = this.#rest.subarray(piece.length);
      wanted -= piece.length;
      yield piece;
    }
  }
}
