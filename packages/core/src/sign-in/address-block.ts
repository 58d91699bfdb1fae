import ipaddr from 'ipaddr.js';

/** The block of addresses that one network hands to one customer: an IPv4 address, or the /64 of an IPv6 one. */
export function addressBlock(ip: string | null): string | null {
  if (ip === null || !ipaddr.isValid(ip)) return null;
  const address = ipaddr.process(ip);
  if (address.kind() === 'ipv4') return address.toString();
  return `${address.toByteArray().slice(0, 8).join('.')}/64`;
}
