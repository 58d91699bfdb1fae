import { Readable } from 'node:stream';

/** What is needed of a terminal's keyboard. */
interface Keyboard extends Readable {
  setRawMode(isRaw: boolean): unknown;
  ref(): unknown;
  unref(): unknown;
}

/**
 * The keyboard, one key at a time. What is typed faster than it is read comes as one text, and its second key may be meant for
 * the screen that the first one opens: each key gets its turn. Escape sequences and pastes stay whole.
 */
export function keyByKey(keyboard: Keyboard): Keyboard & { isTTY: true } {
  const waiting: string[] = [];
  let pushing = false;
  const keys = Object.assign(new Readable({ read: () => {} }), {
    isTTY: true as const,
    setRawMode: (isRaw: boolean) => keyboard.setRawMode(isRaw),
    ref: () => keyboard.ref(),
    unref: () => keyboard.unref(),
  });
  const next = () => {
    const key = waiting.shift();
    pushing = key !== undefined;
    if (key === undefined) return;
    // Pressed before the terminal was ours, enter is a line feed.
    keys.push(key === '\n' ? '\r' : key);
    setImmediate(next);
  };
  keyboard.setEncoding('utf8').on('data', (data: string) => {
    waiting.push(...(data.includes('\u001B') ? [data] : Array.from(data)));
    if (!pushing) next();
  });
  return keys;
}
