import { env } from 'node:process';

/** How often a randomised test tries: `small` in every run, `full` in a soak (`npm run soak`). */
export function dose(small: number, full: number): number {
  return env['KEYFOB_SOAK'] ? full : small;
}
