import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Ports } from '../ports.ts';
import type { Pepper, Peppers } from '../tokens/digest.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const SECRET_BYTES = 32;

/** A signing secret as the database holds it: AES-256-GCM of its bytes, and the version of the pepper that opens it. */
interface SealedSecret {
  sealed: Buffer;
  version: number;
}

const sealingKey = (pepper: Pepper) => Buffer.from(hkdfSync('sha256', pepper.key, '', 'keyfob webhook secret', 32));

/** A new signing secret, 256 bits: as the receiver is shown it (`whsec_<base64>`), and as it is stored for this webhook alone. */
export function newSecret(
  { random, peppers }: Pick<Ports, 'random' | 'peppers'>,
  webhookId: string,
): SealedSecret & { secret: string } {
  const bytes = Buffer.from(random(SECRET_BYTES));
  return { secret: `whsec_${bytes.toString('base64')}`, ...seal({ random, peppers }, webhookId, bytes) };
}

/** @throws an Error when the pepper is not configured, or the row is not the one it was sealed for. */
export function openSecret(peppers: Peppers, webhookId: string, { sealed, version }: SealedSecret): string {
  return `whsec_${unseal(peppers, webhookId, { sealed, version }).toString('base64')}`;
}

/** The same secret under the newest pepper, so that an older one can retire. */
export function resealSecret(
  ports: Pick<Ports, 'random' | 'peppers'>,
  webhookId: string,
  secret: SealedSecret,
): SealedSecret {
  return seal(ports, webhookId, unseal(ports.peppers, webhookId, secret));
}

function seal({ random, peppers }: Pick<Ports, 'random' | 'peppers'>, webhookId: string, bytes: Buffer): SealedSecret {
  const iv = Buffer.from(random(IV_BYTES));
  const cipher = createCipheriv('aes-256-gcm', sealingKey(peppers.current), iv).setAAD(Buffer.from(webhookId));
  const text = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return { sealed: Buffer.concat([iv, cipher.getAuthTag(), text]), version: peppers.current.version };
}

function unseal(peppers: Peppers, webhookId: string, { sealed, version }: SealedSecret): Buffer {
  const pepper = peppers.all.find((one) => one.version === version);
  if (!pepper) throw new Error(`the secret of webhook ${webhookId} needs pepper version ${version}`);
  const iv = sealed.subarray(0, IV_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(pepper), iv, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(webhookId))
    .setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
}
