import type { Token } from '@keyfob/sdk';
import type { Tone } from './tones.ts';

/** A mark and a colour beside the word: each of the three says it alone. */
export const statusLooks: Record<Token['status'], { mark: string; tone: Tone }> = {
  active: { mark: '●', tone: 'good' },
  superseded: { mark: '◐', tone: 'warn' },
  disabled: { mark: '○', tone: 'quiet' },
  expired: { mark: '✕', tone: 'bad' },
  revoked: { mark: '✕', tone: 'quiet' },
};
