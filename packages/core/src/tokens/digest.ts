import { createHash, createHmac } from 'node:crypto';

export interface Pepper {
  readonly version: number;
  readonly key: Buffer;
}

export interface Peppers {
  /** What new digests and signatures use: the highest version, of those that every node has had time to learn of. */
  readonly current: Pepper;
  /** Highest version first, `current` included. */
  readonly all: readonly Pepper[];
}

const LEAST_BYTES = 32;
/** By then every node was started again with a pepper that was added. */
const SETTLING_MS = 3_600_000;

/** SHA-256 of a token's value, 32 bytes: the key of caches in memory, never stored. */
export function valueHash(value: string): Buffer {
  return createHash('sha256').update(value).digest();
}

/** What the database stores of a value: HMAC-SHA-256(pepper, SHA-256(value)), 32 bytes. */
export function keyedDigest(hash: Uint8Array, pepper: Pepper): Buffer {
  return createHmac('sha256', pepper.key).update(hash).digest();
}

/**
 * Names a pepper without revealing it, 32 hex characters. The text is longer than the 32 bytes `keyedDigest` signs,
 * so no token's digest can equal a fingerprint.
 */
export function pepperFingerprint(pepper: Pepper): string {
  return createHmac('sha256', pepper.key)
    .update('keyfob pepper fingerprint, not a digest of any token')
    .digest('hex')
    .slice(0, 32);
}

/**
 * Reads `1:<base64>,2:<base64>`, separated by commas or line ends; each key is at least 32 bytes.
 * Throws an Error that names the version and the rule, and never a part of a key.
 */
export function parsePeppers(text: string): Peppers {
  const all = text
    .split(/[,\r\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parsePepper)
    .sort((left, right) => right.version - left.version);
  const current = all[0];
  if (current === undefined) throw new Error('peppers are empty: expected <version>:<base64 of at least 32 bytes>');
  const twice = all.find((pepper, at) => all[at + 1]?.version === pepper.version);
  if (twice !== undefined) throw new Error(`pepper version ${twice.version} is given twice`);
  return { current, all };
}

function parsePepper(entry: string, at: number): Pepper {
  const colon = entry.indexOf(':');
  const version = entry.slice(0, Math.max(colon, 0)).trim();
  if (!/^[1-9][0-9]{0,4}$/.test(version) || Number(version) > 32_767) {
    throw new Error(`pepper ${at + 1} does not start with a version from 1 to 32767 and a colon`);
  }
  const encoded = entry.slice(colon + 1).trim();
  const key = Buffer.from(encoded, 'base64');
  if (encoded === '' || key.toString('base64').replace(/=+$/, '') !== encoded.replace(/=+$/, '')) {
    throw new Error(`pepper version ${version} is not base64`);
  }
  if (key.length < LEAST_BYTES) {
    throw new Error(`pepper version ${version} has ${key.length} bytes; the least is ${LEAST_BYTES}`);
  }
  return { version: Number(version), key };
}

/**
 * Peppers of which a version signs only once it has been known for an hour: nodes are started again one after the other, and one that
 * does not know a version yet would refuse what it signed. With nothing older than that, the oldest of them signs.
 */
export function settle(peppers: Peppers, knownSince: ReadonlyMap<number, Date>, now: () => number): Peppers {
  const since = ({ version }: Pepper): number => knownSince.get(version)?.getTime() ?? 0;
  const oldest = Math.min(...peppers.all.map(since));
  return {
    all: peppers.all,
    get current() {
      const ripe = Math.max(oldest, now() - SETTLING_MS);
      return peppers.all.find((pepper) => since(pepper) <= ripe) ?? peppers.current;
    },
  };
}
