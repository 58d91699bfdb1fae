import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { levels, says } from '../../test/grant-oracle.ts';
import type { Catalog, Level } from './catalog.ts';
import type { Grant } from './grant.schema.ts';
import { allows, covers, intersect, missing, normalise, readOnly, uncovered } from './grant.ts';

/**
 * The oracle knows no rule of the algebra: it lists every (type, id, action) of a small world and asks each grant
 * about each. The world has more than the catalog: ids and a type nobody named, and in `later` types and an action of
 * each level that are declared only after the grants were given.
 */
const RUNS = 10_000;
const known: [string, Level][] = [
  ['get', 'read'],
  ['put', 'write'],
  ['rule', 'admin'],
  ['end', 'owner'],
];
const added: [string, Level][] = [
  ['new-r', 'read'],
  ['new-w', 'write'],
  ['new-a', 'admin'],
  ['new-o', 'owner'],
];
const swapped: [string, Level][] = [
  ['get', 'admin'],
  ['put', 'read'],
];

const now: Catalog = new Map([
  ['a', levels(...known)],
  ['b/c', levels(...swapped)],
  ['keyfob/x', levels(...known)],
  ['keyfob/y', levels(...swapped)],
]);
const named: [string, Level][] = ['get', 'put', 'rule', 'end', 'odd'].map((action) => [action, 'owner']);
const later: Catalog = new Map([
  ['a', levels(...known, ...added, ['odd', 'owner'])],
  ['b/c', levels(...swapped, ...added, ['rule', 'owner'], ['end', 'owner'], ['odd', 'owner'])],
  ['keyfob/x', levels(...known, ...added, ['odd', 'owner'])],
  ['keyfob/y', levels(...swapped, ...added, ['rule', 'owner'], ['end', 'owner'], ['odd', 'owner'])],
  ['z', levels(...named, ...added)],
  ['new', levels(...named, ...added)],
]);

const TYPES = ['a', 'b/c', 'keyfob/x', 'keyfob/y', 'z', 'new'];
const IDS = ['i', 'ij', 'ijk', 'k', 'i~', 'ij~', 'ijk~', 'k~', '~'];
const ACTIONS = ['get', 'put', 'rule', 'end', 'odd', 'new-r', 'new-w', 'new-a', 'new-o'];
const EVERY = TYPES.flatMap((type) => IDS.flatMap((id) => ACTIONS.map((action) => [type, id, action] as const)));

const grant: fc.Arbitrary<Grant> = fc.record({
  resource_type: fc.constantFrom('*', 'a', 'b/c', 'keyfob/x', 'keyfob/y', 'z'),
  resource_id: fc.constantFrom('*', '*', 'i', 'i*', 'ij', 'ij*', 'ijk', 'k', 'k*'),
  actions: fc.uniqueArray(fc.constantFrom('*', '@read', '@write', '@admin', 'get', 'put', 'rule', 'end', 'odd'), {
    minLength: 1,
    maxLength: 4,
  }),
});
const grants = fc.array(grant, { maxLength: 4 });

let compared = 0;
const check = (...args: Parameters<typeof fc.property<[Grant[], Grant[]]>>) =>
  fc.assert(fc.property(...args), { numRuns: RUNS });
const same = (left: (atom: (typeof EVERY)[number]) => boolean, right: (atom: (typeof EVERY)[number]) => boolean) => {
  const differing = EVERY.filter((atom) => left(atom) !== right(atom));
  compared += EVERY.length;
  expect(differing).toEqual([]);
};

afterAll(() => console.log(`grants: ${RUNS} random cases per rule, ${compared} answers compared with the oracle`));

test('an action is allowed exactly when one grant says so', () => {
  check(grants, grants, (held) => {
    same(
      (atom) => allows(held, { resource_type: atom[0], resource_id: atom[1], action: atom[2] }, now),
      (atom) => says(held, atom, now),
    );
  });
});

test('what is missing is exactly what is not allowed, and would be enough', () => {
  check(grants, grants, (held, wanted) => {
    const requests = wanted.flatMap(({ actions, ...rest }) => actions.map((action) => ({ ...rest, action })));
    const lacking = missing(held, requests, now);
    for (const request of requests) {
      expect(allows([...held, ...lacking], request, now)).toBe(true);
      if (lacking.length === 0) expect(allows(held, request, now)).toBe(true);
    }
    expect(lacking).toEqual(uncovered(held, wanted, now));
  });
});

test('S12 a holder covers a wish exactly when it holds every action of it, those declared later included', () => {
  let [compared, covered] = [0, 0];
  check(grants, grants, (holder, all) => {
    for (const wanted of [all, ...all.map((one) => [one])]) {
      const expected = EVERY.every((atom) => !says(wanted, atom, later) || says(holder, atom, later));
      expect(covers(holder, wanted, now)).toBe(expected);
      compared += 1;
      covered += expected ? 1 : 0;
    }
  });
  console.log(`S12: ${compared} holders and wishes equal the oracle, ${covered} of them covered`);
  expect(covered).toBeGreaterThan(RUNS / 50);
});

test('what is uncovered is lacking in full, and with it the wish is covered', () => {
  check(grants, grants, (holder, wanted) => {
    const lacking = uncovered(holder, wanted, now);
    expect(covers([...holder, ...lacking], wanted, now)).toBe(true);
    expect(covers(wanted, lacking, now)).toBe(true);
    for (const one of lacking)
      for (const action of one.actions) expect(covers(holder, [{ ...one, actions: [action] }], now)).toBe(false);
  });
});

test('an intersection allows what both allow, no more and no less, and grows into nothing later', () => {
  check(grants, grants, (left, right) => {
    const both = intersect(left, right, now);
    same(
      (atom) => says(both, atom, now),
      (atom) => says(left, atom, now) && says(right, atom, now),
    );
    expect(
      EVERY.filter((atom) => says(both, atom, later) && !(says(left, atom, later) && says(right, atom, later))),
    ).toEqual([]);
    expect(intersect(right, left, now)).toEqual(both);
    expect(covers(left, both, now) && covers(right, both, now)).toBe(true);
  });
});

test('the reading part allows the read-level actions of the grants and nothing else', () => {
  check(grants, grants, (held) => {
    const reading = readOnly(held, now);
    same(
      (atom) => says(reading, atom, now),
      (atom) => says(held, atom, now) && now.get(atom[0])?.get(atom[2]) === 'read',
    );
  });
});

test('the normal form means the same, whatever the catalog and order', () => {
  check(grants, grants, (held, others) => {
    const normal = normalise([...held, ...others]);
    const all = [...held, ...others];
    same(
      (atom) => says(normal, atom, later),
      (atom) => says(all, atom, later),
    );
    expect(normalise([...others, ...held])).toEqual(normal);
    expect(normalise(normal)).toEqual(normal);
  });
});
