import { crc32 } from './crc32.ts';
import type { Environment, TokenKind } from './token.schema.ts';

const RANDOM_LENGTH = 30;
const CHECKSUM_LENGTH = 6;
/** How many random characters a token's `start` shows. */
export const START_RANDOM_LENGTH = 8;
/** An installation's prefix. */
const PREFIX_PATTERN = /^[a-z0-9]{2,8}$/;
/** `12345678_pat_test_` and the 36 characters after it. */
export const MAX_VALUE_LENGTH = 8 + 1 + 3 + 5 + 1 + RANDOM_LENGTH + CHECKSUM_LENGTH;

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CODE = { personal: 'pat', workspace: 'wst', service: 'svc' } as const satisfies Record<TokenKind, string>;
const KIND: Readonly<Record<string, TokenKind>> = { pat: 'personal', wst: 'workspace', svc: 'service' };
const SHAPE = /^([a-z0-9]{2,8})_(pat|wst|svc)(_test)?_[0-9A-Za-z]{36}$/;

export interface TokenValueParts {
  readonly prefix: string;
  readonly kind: TokenKind;
  readonly environment: Environment;
  /** Everything before the random part plus its first 8 characters: safe to store and show. */
  readonly start: string;
  readonly last4: string;
}

/**
 * A new secret: `<prefix>_<kind>[_test]_<30 base62 random><6 base62 CRC-32>`, 178 random bits.
 * `random(n)` answers n bytes of a cryptographic source. Throws on a prefix outside `PREFIX_PATTERN`.
 */
export function mintTokenValue(input: {
  readonly prefix: string;
  readonly kind: TokenKind;
  readonly environment: Environment;
  readonly random: (bytes: number) => Uint8Array;
}): string {
  if (!PREFIX_PATTERN.test(input.prefix)) throw new Error('a token prefix is 2 to 8 of a-z and 0-9');
  const environment = input.environment === 'test' ? '_test' : '';
  const body = `${input.prefix}_${CODE[input.kind]}${environment}_${randomBase62(input.random)}`;
  return body + checksum(body);
}

/**
 * Reads a value's public parts, or null for a wrong shape or checksum. Needs no secret and no database, so it
 * rejects typos and finds leaks offline; it is a filter, never proof that a token exists.
 */
export function parseTokenValue(value: string): TokenValueParts | null {
  if (value.length > MAX_VALUE_LENGTH) return null;
  const match = SHAPE.exec(value);
  const prefix = match?.[1];
  const kind = KIND[match?.[2] ?? ''];
  if (prefix === undefined || kind === undefined) return null;
  const body = value.slice(0, -CHECKSUM_LENGTH);
  if (checksum(body) !== value.slice(-CHECKSUM_LENGTH)) return null;
  return {
    prefix,
    kind,
    environment: match?.[3] === undefined ? 'production' : 'test',
    start: body.slice(0, START_RANDOM_LENGTH - RANDOM_LENGTH),
    last4: value.slice(-4),
  };
}

/** Bytes 248 … 255 are thrown away: 248 = 4 × 62, so each character is equally likely. */
function randomBase62(random: (bytes: number) => Uint8Array): string {
  let text = '';
  while (text.length < RANDOM_LENGTH) {
    for (const byte of random(RANDOM_LENGTH - text.length)) if (byte < 248) text += ALPHABET.charAt(byte % 62);
  }
  return text;
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let digit = 0; digit < CHECKSUM_LENGTH; digit += 1) {
    text = ALPHABET.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}
