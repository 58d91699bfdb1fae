import { AuthenticationError } from '@keyfob/sdk';
import type { Keyfob } from '@keyfob/sdk';

/** What is known of a value: the verdict of the service, that it knows no such value, or nothing because nobody answered. */
export type Standing = string;

export const UNKNOWN = 'unknown';
const LIVE = 'live';
export const NOT_ASKED = 'not asked';

const AT_ONCE = 8;
const DEAD: ReadonlySet<Standing> = new Set(['revoked', 'expired']);

/** Whether the service said that it works, or can be made to: disabled, or allowed from other addresses only. */
export const isLive = (standing: Standing): boolean =>
  !DEAD.has(standing) && standing !== UNKNOWN && standing !== NOT_ASKED;

/** Whether nothing is left to do about it. */
export const isDead = (standing: Standing): boolean => DEAD.has(standing);

/** Asks what became of each value. Each speaks for itself, so this needs no permission and tells nobody more than they hold. */
export async function askServer(
  values: readonly string[],
  open: (value: string) => Keyfob,
): Promise<{ standings: Map<string, Standing>; trouble?: Error }> {
  const standings = new Map<string, Standing>(values.map((value) => [value, NOT_ASKED]));
  for (let at = 0; at < values.length; at += AT_ONCE) {
    const answers = values.slice(at, at + AT_ONCE).map(async (value) => {
      standings.set(value, await ask(open(value), value));
    });
    const failed = (await Promise.allSettled(answers)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') return { standings, trouble: failed.reason as Error };
  }
  return { standings };
}

async function ask(keyfob: Keyfob, value: string): Promise<Standing> {
  try {
    const { code } = await keyfob.verifyToken({ token: value });
    if (code === 'not_found') return UNKNOWN;
    return code === 'valid' ? LIVE : code;
  } catch (error) {
    if (error instanceof AuthenticationError) return UNKNOWN;
    throw error;
  }
}
