import { randomBytes, randomInt } from 'node:crypto';
import { crc32 } from 'node:zlib';

// Written from docs/integrate.md and not from the program’s own code, so that one can be held against the other.

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digits = (count: number) => Array.from({ length: count }, () => DIGITS[randomInt(62)]).join('');

/** A value of some installation, whole. */
export function mintValue(): string {
  const prefix = ['kf', 'acme', 'k8', 'longest1'][randomInt(4)];
  const body = `${prefix}_${['pat', 'wst', 'svc'][randomInt(3)]}${['', '_test'][randomInt(2)]}_${digits(30)}`;
  return body + checksum(body);
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  while (text.length < 6) {
    text = DIGITS[rest % 62] + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** What a hasty eye takes for a value: one character is another, is missing, or the kind does not exist. */
export function mintNearMiss(): string {
  const value = mintValue();
  const at = value.length - 1 - randomInt(36);
  const other = DIGITS[(DIGITS.indexOf(value[at] ?? '') + 1 + randomInt(61)) % 62];
  const misses = [
    value.slice(0, at) + other + value.slice(at + 1),
    `${value.slice(0, at)} ${value.slice(at + 1)}`,
    value.replace(/_(pat|wst|svc)_/, '_key_').replace(/_(pat|wst|svc)_test_/, '_key_test_'),
    value.toUpperCase(),
  ];
  return misses[randomInt(misses.length)] ?? '';
}

/** A line of text such as source code has, 40 to 100 characters long. */
export function line(): string {
  const words = randomBytes(24)
    .toString('base64')
    .replaceAll(/[^a-zA-Z]/g, '_');
  return `  const ${words} = build_pattern("${words.toLowerCase()}", _path, ${randomInt(1e6)});\n`;
}
