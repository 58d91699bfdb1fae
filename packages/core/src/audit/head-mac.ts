import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Pepper, Peppers } from '../tokens/digest.ts';

const headKey = (pepper: Pepper) => Buffer.from(hkdfSync('sha256', pepper.key, '', 'keyfob audit head', 32));

interface HeadFacts {
  chainId: string;
  seq: number;
  hash: string;
}

const macWith = (pepper: Pepper, head: HeadFacts) =>
  createHmac('sha256', headKey(pepper)).update(`${head.chainId}|${head.seq}|${head.hash}`).digest('hex');

/** Authenticates a head with the newest pepper, which is never in the database. */
export function signHead(head: HeadFacts, peppers: Peppers): { keyVersion: number; mac: string } {
  return { keyVersion: peppers.current.version, mac: macWith(peppers.current, head) };
}

/** False also when the pepper that signed is no longer configured: nothing vouches for the head then. */
export function headIsAuthentic(head: HeadFacts & { keyVersion: number; mac: string }, peppers: Peppers): boolean {
  const pepper = peppers.all.find(({ version }) => version === head.keyVersion);
  if (!pepper) return false;
  const expected = Buffer.from(macWith(pepper, head));
  const given = Buffer.from(head.mac);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
