import { expect, test } from 'vitest';
import { openPeer, problem } from '../test/open-peer.ts';
import type { Play } from '../test/open-peer.ts';
import { ConnectionError, KeyfobError, TimeoutError } from './errors.ts';
import { Keyfob } from './keyfob.ts';

const silence: Play = () => {};
const halfReply: Play = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{');
};

test.each([
  ['no reply', silence],
  ['half a reply', halfReply],
])('%s in time: TimeoutError, and no further try', async (_, play) => {
  await using peer = await openPeer(play);
  const keyfob = new Keyfob({ baseUrl: peer.url });
  await expect(keyfob.readMe({ timeout: 50 })).rejects.toMatchObject({
    name: 'TimeoutError',
    code: 'timeout',
    message: /50 ms/,
  });
  await expect(new Keyfob({ baseUrl: peer.url, timeout: 50 }).readMe()).rejects.toThrow(TimeoutError);
  expect(peer.seen.length).toBeLessThanOrEqual(2);
});

test('the timeout also ends the wait before the next try', async () => {
  await using peer = await openPeer(problem(503, 'unavailable', {}, { 'retry-after': '60' }));
  await expect(new Keyfob({ baseUrl: peer.url }).readMe({ timeout: 1000 })).rejects.toThrow(TimeoutError);
  expect(peer.seen.length).toBeLessThanOrEqual(1);
});

test('an abort ends the call with the caller’s own reason: before it, under way, and between two tries', async () => {
  await using peer = await openPeer(silence, problem(503, 'unavailable', {}, { 'retry-after': '60' }));
  const keyfob = new Keyfob({ baseUrl: peer.url });
  const reason = new Error('changed my mind');
  await expect(keyfob.readMe({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  expect(peer.seen).toHaveLength(0);
  for (const asked of [1, 2]) {
    const controller = new AbortController();
    const call = keyfob.readMe({ signal: controller.signal });
    await expect.poll(() => peer.seen.length, { timeout: 10_000 }).toBe(asked);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  }
  expect(peer.seen).toHaveLength(2);
});

test('nothing listens: ConnectionError names the origin and keeps the cause', async () => {
  const peer = await openPeer(silence);
  await peer[Symbol.asyncDispose]();
  const error = await new Keyfob({ baseUrl: peer.url, maxRetries: 0 }).readMe().catch((caught: unknown) => caught);
  if (!(error instanceof ConnectionError)) throw error;
  expect(error).toMatchObject({ message: `No reply from ${peer.url}.`, status: undefined });
  expect(error.cause).toBeInstanceOf(TypeError);
});

test('a redirect is not followed: the token is for this origin alone', async () => {
  await using other = await openPeer({ json: {} });
  await using peer = await openPeer((response) => response.writeHead(307, { location: other.url }).end());
  const error = await new Keyfob({ baseUrl: peer.url, token: 'kf_wst_x' }).readMe().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(KeyfobError);
  expect(error).toMatchObject({ status: 307, code: 'unexpected_reply' });
  expect(other.seen).toHaveLength(0);
});

test('a page where JSON should be is an error, not an answer', async () => {
  await using peer = await openPeer((response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
  );
  await expect(new Keyfob({ baseUrl: peer.url }).readMe()).rejects.toMatchObject({
    status: 200,
    code: 'unexpected_reply',
  });
});

test('a fetch of the caller’s own carries every call', async () => {
  await using peer = await openPeer({ json: { kind: 'token' } });
  const urls: string[] = [];
  const keyfob = new Keyfob({
    baseUrl: `${peer.url}/`,
    fetch: (input, init) => {
      urls.push(new Request(input).url);
      return fetch(input, init);
    },
  });
  await keyfob.readMe();
  expect(urls).toEqual([`${peer.url}/v1/me`]);
});
