import type { LookupAddress } from 'node:dns';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openNameServer } from '../../test/name-server.ts';
import { outcomeOf, refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { openReceiver } from '../../test/webhook-receiver.ts';
import type { Receiver } from '../../test/webhook-receiver.ts';
import { createWebhook } from './create-webhook.ts';
import { addressesOf, openNetwork } from './network.ts';
import type { Network } from './network.ts';
import { postMessage } from './post-message.ts';
import { isPublicAddress } from './public-address.ts';
import { updateWebhook } from './update-webhook.ts';

let at: TestCore;
let receiver: Receiver;
beforeAll(async () => {
  at = await openTestCore();
  receiver = await openReceiver();
});
afterAll(async () => {
  await receiver.close();
  await at.close();
});

const PUBLIC = '192.0.43.8';
const message = (url: string) => ({ url, headers: {}, body: '{}' });

const forbidden = {
  loopback: ['127.0.0.1', '127.1.2.3', '[::1]'],
  'spelt otherwise': ['2130706433', '0x7f.1', '0177.0.0.1', '127.1', '127.0.0.1.'],
  private: ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '[fc00::1]', '[fd12:3456::1]'],
  'link-local and metadata': ['169.254.169.254', '169.254.0.1', '[fe80::1]', '[fd00:ec2::254]', '168.63.129.16'],
  'carrier-grade NAT': ['100.64.0.1', '100.100.100.200', '100.127.255.255'],
  multicast: ['224.0.0.1', '239.255.255.250', '255.255.255.255', '[ff02::1]'],
  'IPv4 inside IPv6': [
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[::127.0.0.1]',
    '[64:ff9b::10.0.0.1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[2001::1]',
  ],
  'of nobody': [
    '0.0.0.0',
    '0.1.2.3',
    '[::]',
    '192.0.0.192',
    '192.0.2.1',
    '198.18.0.1',
    '240.0.0.1',
    '[2001:db8::1]',
    '[fec0::1]',
    '[4000::1]',
  ],
};

test('no webhook leads into a network that is not public: neither when it is made nor when it is called', async () => {
  const hosts = Object.values(forbidden).flat();
  for (const host of hosts) {
    const url = `https://${host}/`;
    const refusal = await refusalOf(at.run((ctx) => createWebhook(ctx, { url })));
    expect([host, refusal.code, refusal.errors?.[0]?.path]).toEqual([host, 'invalid_request', 'url']);
    const { status, error } = await postMessage(openNetwork([]), message(url));
    expect([host, status, error]).toEqual([host, null, expect.stringContaining('not public')]);
  }
  console.log(`SSRF: ${hosts.length} hosts that are not public, each refused at creation and at connection`);
});

test('what a name leads to is judged when it is called, and nobody is told which names there are inside', async () => {
  for (const host of ['localhost', 'nowhere.invalid']) {
    const url = `https://${host}/`;
    expect([host, await outcomeOf(at.run((ctx) => createWebhook(ctx, { url })))]).toEqual([host, 'done']);
  }
  const refusal = async (resolve: Network['resolve']) =>
    (await postMessage({ allowed: [], resolve }, message('https://inside.example.com/'))).error;
  const inside = await refusal(async () => [{ address: '10.0.0.1', family: 4 }]);
  expect(inside).toContain('not public');
  expect(await refusal(() => Promise.reject(new Error('ENOTFOUND')))).toBe(inside);
  expect((await postMessage(openNetwork([]), message('https://localhost/'))).error).toBe(inside);
});

test('how long a name took to resolve is told of no attempt, refused or made', async () => {
  let took = 0;
  const slowly = (answer: () => LookupAddress[]) => async () => {
    const began = performance.now();
    await setTimeout(300);
    took = performance.now() - began;
    return answer();
  };
  const refused = {
    status: null,
    ms: null,
    error: expect.stringContaining('does not resolve') as unknown,
    response: null,
  };
  const inside = message('https://inside.example.com/');
  const answers: Network['resolve'][] = [
    slowly(() => [{ address: '10.0.0.1', family: 4 }]),
    slowly(() => {
      throw new Error('ENOTFOUND');
    }),
    () => new Promise<never>(() => {}),
  ];
  for (const resolve of answers)
    expect(await postMessage({ allowed: [], resolve }, inside, { limitMs: 500 })).toEqual(refused);

  const url = new URL(receiver.url);
  url.hostname = 'named.example.com';
  const resolve = slowly(() => [{ address: '127.0.0.1', family: 4 }]);
  const began = performance.now();
  const { status, ms } = await postMessage({ allowed: ['127.0.0.1'], resolve }, message(url.href));
  expect(status).toBe(204);
  expect(ms).toBeLessThanOrEqual(Math.ceil(performance.now() - began - took));
});

test.each([PUBLIC, '8.8.8.8', '2606:4700::1111', '64:ff9b::c000:2b08', '::ffff:192.0.43.8'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

test('what is public is called over https only, without a password in its address', async () => {
  const refused = ['http://192.0.43.8/', 'https://user:word@192.0.43.8/', 'https://192.0.43.8/#part'];
  for (const url of refused)
    expect([url, await outcomeOf(at.run((ctx) => createWebhook(ctx, { url })))]).toEqual([url, 'invalid_request']);
  await expect(addressesOf(openNetwork(['10.0.0.0/8']), new URL('http://192.0.43.8/'))).rejects.toThrow(
    'must be https',
  );
  const { webhook } = await at.run((ctx) => createWebhook(ctx, { url: `https://${PUBLIC}/` }));
  await expect(at.run((ctx) => updateWebhook(ctx, webhook.id, { url: 'https://10.0.0.1/' }))).rejects.toMatchObject({
    code: 'invalid_request',
  });
});

test('a network that the operator allows is called, over plain http too, and no other', async () => {
  expect(await postMessage(openNetwork(['127.0.0.1/32']), message(receiver.url))).toMatchObject({
    status: 204,
    error: null,
  });
  const before = receiver.received.length;
  expect(await postMessage(openNetwork(['10.0.0.0/8']), message(receiver.url))).toMatchObject({ status: null });
  expect(receiver.received).toHaveLength(before);
});

test('a name that is public when it is judged and private a moment later (DNS rebinding) leads nowhere', async () => {
  const names = await openNameServer([PUBLIC, '127.0.0.1']);
  const before = receiver.received.length;
  try {
    const url = new URL(receiver.url);
    url.hostname = 'rebinding.example.com';
    url.protocol = 'https:';
    const network = { allowed: [], resolve: names.resolve };
    expect(await addressesOf(network, url)).toEqual([{ address: PUBLIC, family: 4 }]);
    expect(await postMessage(network, message(url.href))).toMatchObject({
      status: null,
      error: expect.stringContaining('not public') as string,
    });
    expect(receiver.received).toHaveLength(before);
  } finally {
    names.close();
  }
});

test('the name is asked once: the connection is made to the address that was judged', async () => {
  const names = await openNameServer(['127.0.0.1', '10.0.0.1']);
  try {
    const url = new URL(receiver.url);
    url.hostname = 'once.example.com';
    const network = { allowed: ['127.0.0.1'], resolve: names.resolve };
    expect(await postMessage(network, message(url.href))).toMatchObject({ status: 204 });
    expect(names.asked()).toBe(1);
  } finally {
    names.close();
  }
});

test('a receiver that never answers, or not to the end, is given up in time', async () => {
  receiver.answer(() => {});
  const network = openNetwork(['127.0.0.0/8']);
  expect(await postMessage(network, message(receiver.url), { limitMs: 200 })).toMatchObject({
    status: null,
    error: 'no answer within 0.2 s',
  });
  receiver.answer((response) => response.writeHead(200).write('so far'));
  expect(await postMessage(network, message(receiver.url), { limitMs: 500 })).toMatchObject({
    status: 200,
    response: 'so far',
  });
});
