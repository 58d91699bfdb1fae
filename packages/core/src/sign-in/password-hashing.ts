import { availableParallelism } from 'node:os';
import * as scrypt from 'better-auth/crypto';
import { KeyfobError } from '../errors.ts';

/**
 * scrypt runs on libuv’s threads, not on the event loop, but one hash still costs a core some 50 ms and 32 MiB. At most half the
 * cores hash at once, and never so many that libuv’s four threads are all taken: verifies go on while people sign in.
 */
const AT_ONCE = Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2)));
const MOST_WAITING = 200;

const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<Output>(work: () => Promise<Output>): Promise<Output> {
  if (running < AT_ONCE) running += 1;
  else if (waiting.length < MOST_WAITING) await new Promise<void>((go) => waiting.push(go));
  else throw new KeyfobError('unavailable', 'Too many people are signing in at once. Try again shortly.');
  try {
    return await work();
  } finally {
    // Whoever waits longest takes over the place; only without anyone does it become free.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** @throws KeyfobError unavailable when very many wait for theirs already; so does `verifyPassword`. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => scrypt.hashPassword(password));

export const verifyPassword = (given: { hash: string; password: string }): Promise<boolean> =>
  inTurn(() => scrypt.verifyPassword(given));
