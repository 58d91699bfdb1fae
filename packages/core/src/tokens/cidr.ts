import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;
interface Block {
  readonly address: Address;
  readonly bits: number;
}

/** Whether the text is an IPv4 or IPv6 address or CIDR block; octal, hex, short and zoned spellings are refused. */
export function validCidr(text: string): boolean {
  return parseBlock(text) !== null;
}

/**
 * Whether an address lies in any of the blocks. IPv4 and its IPv6-mapped spelling (`::ffff:10.0.0.1`) are one address;
 * what is no address, or no block, never matches.
 */
export function inAny(ip: string, cidrs: readonly string[]): boolean {
  const address = parseAddress(ip);
  if (address === null) return false;
  return cidrs.some((cidr) => {
    const block = parseBlock(cidr);
    return block !== null && block.address.kind() === address.kind() && address.match(block.address, block.bits);
  });
}

/** Whether every address of `inner` is one of `outer`; an empty list is every address there is. */
export function withinCidrs(inner: readonly string[], outer: readonly string[]): boolean {
  if (outer.length === 0) return true;
  return inner.length > 0 && inner.every((cidr) => outer.some((wider) => blockWithin(cidr, wider)));
}

/** The addresses that two lists share; an empty list is every address there is, and none shared is an empty answer. */
export function sharedCidrs(left: readonly string[], right: readonly string[]): string[] {
  if (left.length === 0 || right.length === 0) return [...left, ...right];
  const within = (inner: readonly string[], outer: readonly string[]) =>
    inner.filter((cidr) => outer.some((wider) => blockWithin(cidr, wider)));
  return [...new Set([...within(left, right), ...within(right, left)])];
}

function blockWithin(inner: string, outer: string): boolean {
  const [narrow, wide] = [parseBlock(inner), parseBlock(outer)];
  if (narrow === null || wide === null || narrow.address.kind() !== wide.address.kind()) return false;
  return narrow.bits >= wide.bits && narrow.address.match(wide.address, wide.bits);
}

function parseBlock(text: string): Block | null {
  const [host = '', mask, ...rest] = text.split('/');
  const written = parseStrict(host);
  if (written === null || rest.length > 0 || (mask !== undefined && !/^(0|[1-9][0-9]{0,2})$/.test(mask))) return null;
  const width = written.kind() === 'ipv4' ? 32 : 128;
  const bits = mask === undefined ? width : Number(mask);
  if (bits > width) return null;
  const address = unmap(written);
  if (address.kind() === written.kind()) return { address, bits };
  return bits >= 96 ? { address, bits: bits - 96 } : { address: written, bits };
}

function parseAddress(text: string): Address | null {
  const address = parseStrict(text);
  return address === null ? null : unmap(address);
}

/** Only four decimal numbers without leading zeros are IPv4: `010.0.0.1` is another address to other software. */
function parseStrict(text: string): Address | null {
  if (text.length > 45 || text.includes('%')) return null;
  const dotted = text.slice(text.lastIndexOf(':') + 1);
  if (dotted.includes('.') && !/^(?:(?:0|[1-9][0-9]{0,2})(?:\.|$)){4}$/.test(dotted)) return null;
  if (text.includes(':')) return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : null;
  return ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : null;
}

function unmap(address: Address): Address {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}
