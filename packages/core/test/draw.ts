import { randomInt } from 'node:crypto';
import { env } from 'node:process';
import fc from 'fast-check';

/** Cases of a randomised test with the seed that draws them again: `KEYFOB_SEED=<seed> npm test -- <file>`. */
export function draw<One>(arbitrary: fc.Arbitrary<One>, count: number): { cases: One[]; seed: number } {
  const seed = Number(env['KEYFOB_SEED'] ?? randomInt(2 ** 31));
  return { cases: fc.sample(arbitrary, { numRuns: count, seed }), seed };
}
