import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Pepper, Peppers } from '../tokens/digest.ts';

const keyOf = ({ key }: Pepper) => Buffer.from(hkdfSync('sha256', key, '', 'keyfob mail', 32));

/** `nonce ‖ tag ‖ ciphertext` (AES-256-GCM): what a mail must say and a database must not. `about` has to be known to open it. */
export function seal(peppers: Peppers, text: string, about: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(peppers.current), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null when none of the peppers sealed it. */
export function unseal(peppers: Peppers, sealed: Buffer, about: string): string | null {
  for (const pepper of peppers.all) {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(pepper), sealed.subarray(0, 12));
    cipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(12, 28));
    try {
      return cipher.update(sealed.subarray(28), undefined, 'utf8') + cipher.final('utf8');
    } catch {
      // Another pepper did.
    }
  }
  return null;
}
