import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lifetimeOfEdited, lifetimeOfExtended, lifetimeOfNew, lifetimeOfRotated } from './lifetime.ts';
import type { LifetimeResult } from './lifetime.ts';

const DAY = 86_400;
const now = new Date('2026-11-22T12:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * DAY * 1000);
const policy = { max_lifetime: 365 * DAY, allow_no_expiry: false, max_family_age: 365 * DAY };
const strict = { ...policy, max_lifetime: 7 * DAY };
const free = { ...policy, allow_no_expiry: true };
/** Days from now, `never`, or `path: message`. */
const told = (result: LifetimeResult) => {
  if (!result.ok) return `${result.path}: ${result.message}`;
  return result.expiresAt === null ? 'never' : (result.expiresAt.getTime() - now.getTime()) / DAY / 1000;
};

test('a new token lives as long as asked, else as its type, else as its surface, else 30 days', () => {
  const made = (fields: object, preset: number | null = null, more: object = {}) =>
    told(lifetimeOfNew({ policy, now, ...more }, fields, preset));
  expect(made({ expires_in: '1w', default_expires_in: '24h' }, 90 * DAY)).toBe(7);
  expect(made({ expires_at: '2026-12-22T13:00:00+01:00' })).toBe(30);
  expect(made({ default_expires_in: '24h' }, 90 * DAY)).toBe(90);
  expect(made({ default_expires_in: '24h' })).toBe(1);
  expect(made({})).toBe(30);
  expect(made({ no_expiry: true }, null, { policy: free })).toBe('never');
  expect(made({ no_expiry: false })).toBe(30);
  expect(made({ expires_in: '1y' })).toBe(365);
});

test('a default is cut to the policy and the parent; an explicit excess is refused by name', () => {
  const made = (fields: object, preset: number | null = null, more: object = {}) =>
    told(lifetimeOfNew({ policy: strict, now, ...more }, fields, preset));
  expect(made({})).toBe(7);
  expect(made({ default_expires_in: '1y' })).toBe(7);
  expect(made({}, 365 * DAY)).toBe(7);
  expect(made({ expires_in: '8d' })).toMatch(
    /^expires_in: must not be beyond the policy's maximum of 1w \(2026-11-29T12:00:00.000Z\)$/,
  );
  expect(made({ expires_at: inDays(8).toISOString() })).toMatch(/^expires_at: .* 1w/);
  expect(made({ no_expiry: true })).toMatch(/^no_expiry: the policy allows no token without an end; .* 1w$/);
  const child = { parentExpiresAt: inDays(2) };
  expect(made({}, null, child)).toBe(2);
  expect(made({ expires_in: '3d' }, null, child)).toMatch(/^expires_in: .* the end of the token that made it/);
  expect(made({ no_expiry: true }, null, { ...child, policy: free })).toMatch(
    /^no_expiry: .* the end of the token that made it/,
  );
  expect(made({ expires_in: '1d' }, null, child)).toBe(1);
});

test('a lifetime in the past, of no meaning, or given twice is refused', () => {
  const made = (fields: object) => told(lifetimeOfNew({ policy, now }, fields, null));
  expect(made({ expires_at: '2026-11-22T12:00:00Z' })).toBe('expires_at: must be in the future');
  expect(made({ expires_at: 'tomorrow' })).toMatch(/^expires_at: must be a date/);
  expect(made({ expires_in: '5m' })).toMatch(/^expires_in: .* h, d, w or y/);
  expect(made({ default_expires_in: 0 })).toBe('default_expires_in: must be more than zero');
  expect(made({ expires_in: '1h', no_expiry: true })).toBe('no_expiry: only one of expires_in, no_expiry can be given');
  expect(made({ expires_in: '1h', expires_at: inDays(1).toISOString() })).toMatch(/^expires_at: only one/);
});

test('a rotated token gets its length again unless told otherwise', () => {
  const rotated = (fields: object, own: number | null, more: object = {}) =>
    told(lifetimeOfRotated({ policy, now, ...more }, fields, own));
  expect(rotated({}, 90 * DAY)).toBe(90);
  expect(rotated({ default_expires_in: '1y' }, 90 * DAY)).toBe(365);
  expect(rotated({ expires_in: '200d' }, 90 * DAY)).toBe(200);
  expect(rotated({}, 90 * DAY, { policy: strict })).toBe(7);
  expect(rotated({}, null)).toBe(365);
  expect(rotated({}, null, { policy: free })).toBe('never');
});

test('a token that rotates itself gets at most its own length, and none past its family’s age', () => {
  const itself = (fields: object, own: number | null, issuedDaysAgo: number, more: object = {}) =>
    told(lifetimeOfRotated({ policy, now, self: { issuedByPersonAt: inDays(-issuedDaysAgo) }, ...more }, fields, own));
  expect(itself({}, 90 * DAY, 10)).toBe(90);
  expect(itself({ default_expires_in: '1y' }, 90 * DAY, 10)).toBe(90);
  expect(itself({ expires_in: '30d' }, 90 * DAY, 10)).toBe(30);
  expect(itself({ expires_in: '91d' }, 90 * DAY, 10)).toMatch(/^expires_in: .* the token's own lifetime of 90d/);
  expect(itself({}, 90 * DAY, 300)).toBe(65);
  expect(itself({ expires_in: '70d' }, 90 * DAY, 300)).toMatch(
    /^expires_in: .* 1y since a person last issued or rotated it/,
  );
  expect(itself({}, 90 * DAY, 365)).toMatch(/^expires_in: no time is left: 1y since a person/);
  expect(itself({}, null, 300, { policy: free })).toBe(65);
  expect(itself({ no_expiry: true }, null, 300, { policy: free })).toMatch(/^no_expiry: .* 1y since a person/);
});

test('extending gives the asked time from now, else 30 days more, never past the policy', () => {
  const extended = (fields: object, expiresAt: Date | null, more: object = {}) =>
    told(lifetimeOfExtended({ policy, now, ...more }, fields, { expiresAt, ownSeconds: 30 * DAY }));
  expect(extended({}, inDays(5))).toBe(35);
  expect(extended({ expires_in: '60d' }, inDays(5))).toBe(60);
  expect(extended({}, inDays(350))).toBe(365);
  expect(extended({ expires_in: '366d' }, inDays(5))).toMatch(/^expires_in: .* the policy's maximum of 1y/);
  expect(extended({}, null, { policy: free })).toBe('never');
  expect(extended({}, inDays(5), { parentExpiresAt: inDays(6) })).toBe(6);
  const self = { self: { issuedByPersonAt: inDays(-340) } };
  expect(extended({}, inDays(5), self)).toBe(25);
  expect(extended({ expires_in: '40d' }, inDays(5), self)).toMatch(/1y since a person/);
  expect(extended({}, inDays(5), { self: { issuedByPersonAt: now } })).toBe(30);
  expect(extended({ expires_in: '60d' }, inDays(5), { self: { issuedByPersonAt: now } })).toBe(60);
});

test('an edit may always shorten, and lengthens only what may be lengthened', () => {
  const edited = (fields: object, expiresAt: Date | null, mayLengthen = false, more: object = {}) =>
    told(lifetimeOfEdited({ policy, now, ...more }, fields, { expiresAt, mayLengthen }));
  expect(edited({}, inDays(30))).toBe(30);
  expect(edited({ expires_in: '1d' }, inDays(30))).toBe(1);
  expect(edited({ expires_in: '20d' }, inDays(30), false, { policy: strict })).toBe(20);
  expect(edited({ expires_in: '20d' }, null)).toBe(20);
  expect(edited({ no_expiry: true }, null)).toBe('never');
  expect(edited({ expires_in: '31d' }, inDays(30))).toMatch(
    /^expires_in: can only shorten; .* 2026-12-22T12:00:00.000Z$/,
  );
  expect(edited({ expires_in: '31d' }, inDays(30), true)).toBe(31);
  expect(edited({ expires_in: '366d' }, inDays(30), true)).toMatch(/the policy's maximum of 1y/);
  expect(edited({ no_expiry: true }, inDays(30), true)).toMatch(
    /^no_expiry: the policy allows no token without an end/,
  );
  expect(edited({ no_expiry: true }, inDays(30), true, { policy: free })).toBe('never');
  expect(edited({ expires_in: '31d' }, inDays(30), true, { parentExpiresAt: inDays(30) })).toMatch(
    /the end of the token that made it/,
  );
});

test('whatever is asked, what is given lies after now and within policy, parent and family', () => {
  const seconds = fc.integer({ min: 1, max: 900 * DAY });
  const optional = fc.option(seconds, { nil: undefined });
  const bounds = fc.record({
    max_lifetime: seconds,
    parent: fc.option(seconds),
    family: fc.option(fc.integer({ min: 0, max: 500 * DAY })),
  });
  fc.assert(
    fc.property(bounds, optional, optional, fc.option(seconds), (limit, expires_in, default_expires_in, own) => {
      const at = (offset: number) => new Date(now.getTime() + offset * 1000);
      const self = limit.family === null ? null : { issuedByPersonAt: at(-limit.family) };
      const given = {
        policy: { ...policy, max_lifetime: limit.max_lifetime },
        now,
        parentExpiresAt: limit.parent === null ? null : at(limit.parent),
        self,
      };
      const ends = [
        lifetimeOfNew(given, { expires_in, default_expires_in }, own),
        lifetimeOfRotated(given, { expires_in, default_expires_in }, own),
        lifetimeOfExtended(given, { expires_in }, { expiresAt: own === null ? null : at(own), ownSeconds: own }),
      ];
      for (const end of ends) {
        if (!end.ok) continue;
        const length = ((end.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY) - now.getTime()) / 1000;
        expect(length).toBeGreaterThan(0);
        expect(length).toBeLessThanOrEqual(
          Math.min(
            limit.max_lifetime,
            limit.parent ?? Infinity,
            limit.family === null ? Infinity : 365 * DAY - limit.family,
          ),
        );
        if (expires_in !== undefined) expect(length).toBe(expires_in);
      }
    }),
    { numRuns: 5000 },
  );
});
