import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { openPeer, problem } from '../test/open-peer.ts';
import * as errors from './errors.ts';
import { Keyfob } from './keyfob.ts';

const { KeyfobError } = errors;

test.each([
  [400, 'invalid_request', errors.InvalidRequestError],
  [401, 'invalid_token', errors.AuthenticationError],
  [403, 'permission_denied', errors.PermissionError],
  [404, 'not_found', errors.NotFoundError],
  [409, 'name_taken', errors.ConflictError],
  [412, 'version_mismatch', errors.ConflictError],
  [413, 'body_too_large', errors.InvalidRequestError],
  [422, 'idempotency_key_reused', errors.InvalidRequestError],
  [429, 'too_many_requests', errors.RateLimitError],
  [503, 'unavailable', errors.ServerError],
])('%i %s throws its own class with status, code, detail and request id', async (status, code, Family) => {
  await using peer = await openPeer(problem(status, code, {}, { 'retry-after': '90' }));
  const error = await new Keyfob({ baseUrl: peer.url }).readMe().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Family);
  expect(error).toBeInstanceOf(KeyfobError);
  expect(error).toMatchObject({
    name: Family.name,
    status,
    code,
    message: `detail of ${code}`,
    requestId: 'req-1',
    retryAfter: 90,
  });
});

test('wrong fields and missing grants are there to show', async () => {
  const fields = [{ path: 'name', message: 'must be at most 100 characters' }];
  const missing = [{ resource_type: 'builder', resource_id: '*', actions: ['list'] }];
  await using peer = await openPeer(
    problem(400, 'invalid_request', { errors: fields }),
    problem(403, 'grants_not_held', { missing }),
  );
  const keyfob = new Keyfob({ baseUrl: peer.url });
  await expect(keyfob.readMe()).rejects.toMatchObject({ errors: fields, missing: [] });
  await expect(keyfob.readMe()).rejects.toMatchObject({ errors: [], missing });
});

test('S3 the token is sent, and shows in no error, no print and no JSON of the client', async () => {
  const token = 'kf_wst_canary0canary0canary0canary0canary';
  await using peer = await openPeer(problem(401, 'invalid_token'), (response) => response.destroy());
  const keyfob = new Keyfob({ baseUrl: peer.url, token, maxRetries: 0 });
  const caught = [
    await keyfob.readMe().catch((error: unknown) => error),
    await keyfob.readMe().catch((error: unknown) => error),
    await keyfob.readMe({ timeout: 1 }).catch((error: unknown) => error),
    catchThrown(() => new Keyfob({ baseUrl: peer.url, token: `${token}\n` })),
    catchThrown(() => new Keyfob({ baseUrl: 'nowhere', token })),
    keyfob,
  ];
  expect(peer.seen[0]?.headers.authorization).toBe(`Bearer ${token}`);
  const shown = caught.flatMap((value) => [
    String(value),
    JSON.stringify(value),
    inspect(value, { depth: 10, showHidden: true }),
  ]);
  console.log(
    `S3: ${shown.length} prints of the client and its errors, ${shown.filter((text) => text.includes('canary')).length} with the value`,
  );
  expect(shown.join('\n')).not.toContain('canary');
});

function catchThrown(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return error;
  }
}
