import { KeyfobError } from '../src/errors.ts';
import type { ErrorCode } from '../src/errors.ts';

/** What a call ends with: `done`, or the code of its refusal. Anything else that is thrown is a defect and stays thrown. */
export async function outcomeOf(work: Promise<unknown>): Promise<ErrorCode | 'done'> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (error instanceof KeyfobError) return error.code;
    throw error;
  }
}

/** The refusal itself, for its words. */
export async function refusalOf(work: Promise<unknown>): Promise<KeyfobError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof KeyfobError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

/** How often each outcome occurred: `{ done: 1, token_dead: 49 }`. */
export function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
