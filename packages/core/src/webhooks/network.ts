import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { inAny } from '../tokens/cidr.ts';
import { isPublicAddress } from './public-address.ts';

/** What may be called from here, and how names are resolved. */
export interface Network {
  /** CIDR blocks that may be called although they are not public, over plain http too. */
  allowed: readonly string[];
  /** Every address of a name. @throws when there is none. */
  resolve: (host: string) => Promise<LookupAddress[]>;
}

export function openNetwork(allowed: readonly string[]): Network {
  return { allowed, resolve: (host) => lookup(host, { all: true, verbatim: true }) };
}

/** The message is for the workspace’s people: it names no address, which is the network’s own business. */
export class ForbiddenAddress extends Error {
  override name = 'ForbiddenAddress';
}

const FORBIDDEN =
  'leads into a network that is not public; an operator can allow it with KEYFOB_WEBHOOK_ALLOWED_NETWORKS';
/** Which of the two it is tells of the names inside our network: so nobody is told. */
const FORBIDDEN_NAME = `does not resolve, or ${FORBIDDEN}`;

/** Whether a host is an address, not a name; URLs spell every IPv4 address one way. */
export const namesAddress = (url: URL): boolean => isIP(hostOf(url)) !== 0;

const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1');

/**
 * The addresses a URL may be called at: what is connected to must be one of these, for a name can point elsewhere a moment later.
 * @throws ForbiddenAddress when one of them is out of bounds, or there is none.
 */
export async function addressesOf({ allowed, resolve }: Network, url: URL): Promise<LookupAddress[]> {
  const host = hostOf(url);
  const family = isIP(host);
  const addresses = family === 0 ? await resolve(host).catch(() => []) : [{ address: host, family }];
  const outside = addresses.filter(({ address }) => !inAny(address, allowed));
  if (addresses.length === 0 || outside.some(({ address }) => !isPublicAddress(address)))
    throw new ForbiddenAddress(family === 0 ? FORBIDDEN_NAME : FORBIDDEN);
  if (outside.length > 0 && url.protocol !== 'https:')
    throw new ForbiddenAddress('must be https: the way there is public');
  return addresses;
}
