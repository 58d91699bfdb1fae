import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refusalOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { watchDatabase } from '../../test/watch-database.ts';
import type { WatchedDatabase } from '../../test/watch-database.ts';
import { loadConfig } from '../config.ts';
import { openCore } from '../core.ts';
import type { Core } from '../core.ts';
import { createToken } from './create-token.ts';
import { mintTokenValue } from './token-value.ts';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

let at: TestCore;
let watched: WatchedDatabase;
let core: Core;
beforeAll(async () => {
  at = await openTestCore();
  watched = await watchDatabase(at.databaseUrl);
  core = await openCore(loadConfig({ ...at.env, DATABASE_URL: watched.databaseUrl }));
});
afterAll(async () => {
  await core.close();
  await watched.close();
  await at.close();
});

const issue = (action: 'verify' | 'list') =>
  at.run((ctx) =>
    createToken(ctx, {
      kind: 'workspace',
      grants: [{ resource_type: 'keyfob/token', resource_id: '*', actions: [action] }],
    }),
  );
/** The value with any one character replaced, left out or added, wherever it stands. */
const variantsOf = (value: string) => {
  const places = Array.from(
    value,
    (_, place) => [value.slice(0, place), value.charAt(place), value.slice(place + 1)] as const,
  );
  const all = places.flatMap(([before, , after]) => [
    before + after,
    ...Array.from(`${BASE62}_- é`, (one) => [before + one + after, before + one + value.slice(before.length)]).flat(),
  ]);
  return [...new Set([...all, ` ${value}`, `${value} `, `${value}0`, value.toUpperCase(), value.toLowerCase()])].filter(
    (one) => one !== value,
  );
};
const unknown = () =>
  mintTokenValue({ prefix: 'kf', kind: 'workspace', environment: 'production', random: (bytes) => randomBytes(bytes) });
const digestsIn = (statement: string | undefined) => (statement ?? '').split(String.raw`\x`).length - 1;

test('S1 a value changed by one character anywhere is answered like an unknown one, without a database read', async () => {
  const { value: verifier } = await issue('verify');
  const { value } = await issue('list');
  const items = (tokens: string[]) => tokens.map((token) => ({ token, explain: true }));
  await core.verify(verifier, { token: value }, at.owner.request);
  watched.statements();

  const [answer] = await core.verifyBatch(verifier, items([unknown()]), at.owner.request);
  expect(answer).toMatchObject({ valid: false, code: 'not_found' });
  expect(watched.statements().map(digestsIn)).toEqual([2]);

  const variants = variantsOf(value);
  for (let start = 0; start < variants.length; start += 100) {
    const batch = variants.slice(start, start + 100);
    for (const verdict of await core.verifyBatch(verifier, items(batch), at.owner.request))
      expect(verdict).toEqual(answer);
    // One read, of nothing but the verifier’s own token.
    expect(watched.statements().map(digestsIn)).toEqual([1]);
  }
  console.log(
    `S1: ${variants.length} values one character off, 0 database reads for them, all answered like an unknown one`,
  );
});

test('S1 a caller whose own value is off by one character is refused like an unknown one, without a database read', async () => {
  const { value } = await issue('verify');
  const doors = [
    (credential: string) => core.authenticateToken(credential, at.owner.request),
    (credential: string) => core.verify(credential, { token: credential }, at.owner.request),
  ];
  for (const door of doors) {
    const { code, message, extra } = await refusalOf(door(unknown()));
    watched.statements();
    for (const variant of variantsOf(value))
      expect(await refusalOf(door(variant))).toMatchObject({ code, message, extra });
    expect(watched.statements()).toEqual([]);
  }
});
