import { z } from 'zod';
import { UNSEEN } from '../text.schema.ts';

const MAX_NAME_LENGTH = 100;

/** A display name: trimmed, composed (NFC), 1 to 100 characters, nothing invisible in it. */
export const TokenName = z
  .string()
  .max(1000)
  .refine((name) => !UNSEEN.test(name), 'must not hold control, zero-width or direction-changing characters')
  .trim()
  .normalize('NFC')
  .min(1, 'must not be empty')
  .refine((name) => Array.from(name).length <= MAX_NAME_LENGTH, `must be at most ${MAX_NAME_LENGTH} characters`)
  .meta({
    maxLength: MAX_NAME_LENGTH,
    description: 'Unique among the workspace’s live tokens (personal: the member’s), whatever the case.',
  });

/** Two names are the same name when their keys are equal. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
