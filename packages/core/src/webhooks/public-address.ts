import ipaddr from 'ipaddr.js';

/** Public by its number, and yet the host’s own business: Azure’s platform channel. */
const PLATFORM = '168.63.129.16';
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether anybody on the Internet may have this address. Private, loopback, link-local (the metadata services of clouds are there),
 * carrier-grade NAT, multicast and reserved ones are nobody’s; an IPv4 address inside IPv6 (mapped, or NAT64) is judged by itself.
 */
export function isPublicAddress(ip: string): boolean {
  if (!ipaddr.isValid(ip)) return false;
  const address = ipaddr.parse(ip);
  const v4 = address instanceof ipaddr.IPv6 ? embedded(address) : address;
  if (v4 instanceof ipaddr.IPv4) return v4.range() === 'unicast' && v4.toString() !== PLATFORM;
  return address instanceof ipaddr.IPv6 && address.range() === 'unicast' && address.match(GLOBAL_UNICAST);
}

/** RFC 4291 §2.5.5.2 and RFC 6052 §2.1. */
function embedded({ parts }: ipaddr.IPv6): ipaddr.IPv4 | null {
  const [a, b, c, d, e, f, high = 0, low = 0] = parts;
  const isMapped = [a, b, c, d, e].every((part) => part === 0) && f === 0xff_ff;
  const isTranslated = a === 0x64 && b === 0xff_9b && [c, d, e, f].every((part) => part === 0);
  return isMapped || isTranslated ? new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]) : null;
}
