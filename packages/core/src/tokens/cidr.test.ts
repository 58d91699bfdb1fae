import { expect, test } from 'vitest';
import { inAny, validCidr, withinCidrs } from './cidr.ts';

test('an address list takes IPv4 and IPv6 addresses and blocks, in their plain spelling', () => {
  for (const text of [
    '10.0.0.0/8',
    '10.1.2.3',
    '0.0.0.0/0',
    '255.255.255.255/32',
    '2001:db8::/32',
    '::1',
    '::/0',
    '::ffff:10.0.0.0/104',
  ]) {
    expect([text, validCidr(text)]).toEqual([text, true]);
  }
  for (const text of [
    '',
    '/',
    '10',
    '10.1',
    '127.1',
    '010.0.0.1',
    '0x7f.0.0.1',
    '10.0.0.256',
    '10.0.0.1.',
    '.10.0.0.1',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/-1',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    '10.0.0.0/8 ',
    ' 10.0.0.1',
    '2001:db8::/129',
    '2001:db8::g',
    'fe80::1%eth0',
    '::ffff:010.0.0.1',
    'localhost',
    '*',
    `${'1'.repeat(1000)}::`,
  ]) {
    expect([text, validCidr(text)]).toEqual([text, false]);
  }
});

test('an address matches the blocks it lies in, whichever way IPv4 is written', () => {
  for (const [ip, block] of [
    ['10.255.0.1', '10.0.0.0/8'],
    ['10.255.0.1', '10.3.2.1/8'],
    ['::ffff:10.0.0.7', '10.0.0.7'],
    ['10.0.0.7', '::ffff:10.0.0.0/104'],
    ['::ffff:a00:7', '10.0.0.0/24'],
    ['2001:db8:1::1', '2001:db8::/32'],
    ['203.0.113.9', '0.0.0.0/0'],
  ] as const) {
    expect([ip, block, inAny(ip, ['192.0.2.1', block])]).toEqual([ip, block, true]);
  }
  for (const [ip, block] of [
    ['11.0.0.1', '10.0.0.0/8'],
    ['10.0.0.7', '::/0'],
    ['2001:db8::1', '0.0.0.0/0'],
    ['2001:db9::1', '2001:db8::/32'],
    ['10.0.0.8', '10.0.0.7'],
    ['', '0.0.0.0/0'],
    ['unknown', '0.0.0.0/0'],
    ['10.0.0.7', 'nonsense'],
  ] as const) {
    expect([ip, block, inAny(ip, [block])]).toEqual([ip, block, false]);
  }
  expect(inAny('10.0.0.7', [])).toBe(false);
});

test('one list lies within another when each of its blocks lies in one of the other’s', () => {
  for (const [inner, outer, expected] of [
    [[], [], true],
    [['10.0.0.0/8'], [], true],
    [[], ['10.0.0.0/8'], false],
    [['10.1.0.0/16', '10.2.3.4'], ['10.0.0.0/8'], true],
    [['10.0.0.0/8'], ['10.0.0.0/8', '::1'], true],
    [['10.0.0.0/7'], ['10.0.0.0/8'], false],
    [['10.1.0.0/16', '11.0.0.1'], ['10.0.0.0/8'], false],
    [['::ffff:10.1.0.0/112'], ['10.0.0.0/8'], true],
    [['10.0.0.1'], ['::/0'], false],
    [['2001:db8:1::/48'], ['2001:db8::/32'], true],
    [['nonsense'], ['0.0.0.0/0', '::/0'], false],
  ] as const) {
    expect([inner, outer, withinCidrs(inner, outer)]).toEqual([inner, outer, expected]);
  }
});
