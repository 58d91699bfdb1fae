import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Pepper, Peppers } from '../tokens/digest.ts';

const headKey = (pepper: Pepper) => Buffer.from(hkdfSync('sha256', pepper.key, '', 'keyfob audit head', 32));

interface HeadFacts {
  chainId: string;
  seq: number;
  hash: string;
}

interface Signature {
  keyVersion: number;
  mac: string;
}

/** A head says where a chain ends, a checkpoint where it begins: neither can stand in for the other. */
type Place = 'head' | 'checkpoint';

function macWith(pepper: Pepper, { chainId, seq, hash }: HeadFacts, place: Place): string {
  const text = `${place === 'head' ? '' : `${place}|`}${chainId}|${seq}|${hash}`;
  return createHmac('sha256', headKey(pepper)).update(text).digest('hex');
}

function sign(facts: HeadFacts, peppers: Peppers, place: Place): Signature {
  return { keyVersion: peppers.current.version, mac: macWith(peppers.current, facts, place) };
}

function isAuthentic(facts: HeadFacts & Signature, peppers: Peppers, place: Place): boolean {
  const pepper = peppers.all.find(({ version }) => version === facts.keyVersion);
  if (!pepper) return false;
  const expected = Buffer.from(macWith(pepper, facts, place));
  const given = Buffer.from(facts.mac);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Authenticates a head with the newest pepper, which is never in the database. */
export const signHead = (head: HeadFacts, peppers: Peppers): Signature => sign(head, peppers, 'head');

/** False also when the pepper that signed is no longer configured: nothing vouches for the head then. */
export const headIsAuthentic = (head: HeadFacts & Signature, peppers: Peppers): boolean =>
  isAuthentic(head, peppers, 'head');

/** Authenticates the last event that was archived and cut. */
export const signCheckpoint = (point: HeadFacts, peppers: Peppers): Signature => sign(point, peppers, 'checkpoint');
export const checkpointIsAuthentic = (point: HeadFacts & Signature, peppers: Peppers): boolean =>
  isAuthentic(point, peppers, 'checkpoint');
