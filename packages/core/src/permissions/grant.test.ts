import { expect, test } from 'vitest';
import { buildCatalog } from './catalog.ts';
import type { Grant } from './grant.schema.ts';
import { allows, covers, intersect, missing, normalise, readOnly, uncovered } from './grant.ts';
import { starterCatalog } from './starter-catalog.ts';

const catalog = buildCatalog(starterCatalog);
const on = (resource_type: string, actions: string, resource_id = '*'): Grant => ({
  resource_type,
  resource_id,
  actions: actions.split(' '),
});

test('a left-out id asks for every id', () => {
  expect(
    allows([on('builder', 'list', 'ci-*')], { resource_type: 'builder', action: 'list', resource_id: 'ci-1' }, catalog),
  ).toBe(true);
  expect(allows([on('builder', 'list', 'ci-*')], { resource_type: 'builder', action: 'list' }, catalog)).toBe(false);
  expect(
    missing(
      [on('builder', 'list', 'ci-*')],
      [
        { resource_type: 'builder', action: 'list' },
        { resource_type: 'builder', action: 'access' },
      ],
      catalog,
    ),
  ).toEqual([on('builder', 'access list')]);
});

test('any type never means Keyfob’s own, and any action means also those yet undeclared', () => {
  expect(allows([on('*', '*')], { resource_type: 'keyfob/token', action: 'create' }, catalog)).toBe(false);
  expect(allows([on('*', '*')], { resource_type: 'brand-new', action: 'fly' }, catalog)).toBe(true);
  expect(allows([on('*', '@admin')], { resource_type: 'brand-new', action: 'fly' }, catalog)).toBe(false);
  expect(covers([on('*', '*')], [on('keyfob/token', 'get')], catalog)).toBe(false);
});

test('listing every action of today does not cover a wildcard, which also means those of tomorrow', () => {
  const everyAction = on('builder', 'list get access ensure create delete');
  expect(uncovered([everyAction], [on('builder', '* list')], catalog)).toEqual([on('builder', '*')]);
  expect(uncovered([on('builder', 'list get')], [on('builder', '@read')], catalog)).toEqual([on('builder', '@read')]);
  expect(covers([on('builder', '@write')], [on('builder', '@read list ensure')], catalog)).toBe(true);
});

test('grants cover together what none covers alone', () => {
  const holder = [on('builder', 'list'), on('builder', 'access', 'ci-*'), on('*', '@read')];
  expect(covers(holder, [on('builder', 'list access', 'ci-1*'), on('artifact', 'resolve')], catalog)).toBe(true);
  expect(uncovered(holder, [on('builder', 'list access')], catalog)).toEqual([on('builder', 'access')]);
});

test('a personal token keeps what its owner still holds', () => {
  const token = [on('builder', '*'), on('artifact', 'create list', 'app-*'), on('keyfob/token', 'create')];
  expect(intersect(token, [on('*', '@read')], catalog)).toEqual([
    on('artifact', 'list', 'app-*'),
    on('builder', '@read'),
  ]);
  expect(intersect(token, [], catalog)).toEqual([]);
  expect(intersect([on('*', 'list delete')], [on('*', '@read', 'x*')], catalog)).toEqual(
    ['artifact', 'builder', 'github/runner-profile', 'instance'].map((type) => on(type, 'list', 'x*')),
  );
});

test('a read-only token reads, whatever its grants say', () => {
  expect(readOnly([on('*', '*'), on('keyfob/token', 'create list verify'), on('builder', 'ensure')], catalog)).toEqual([
    on('*', '@read'),
    on('keyfob/token', 'list verify'),
  ]);
});

test('the same rights have one spelling', () => {
  expect(
    normalise([
      on('b', 'y x x'),
      on('a', 'x', 'i1'),
      on('a', 'x', 'i*'),
      on('b', 'z'),
      on('*', 'z'),
      on('a', '@read @write', 'k'),
    ]),
  ).toEqual([on('*', 'z'), on('a', 'x', 'i*'), on('a', '@write', 'k'), on('b', 'x y')]);
  expect(normalise([on('builder', '@write list')])).toEqual([on('builder', '@write list')]);
  expect(normalise([on('builder', '@write list')], catalog)).toEqual([on('builder', '@write')]);
});
