import { expect, test } from 'vitest';
import { grantsOf, readTerms } from './reach.ts';

test('short forms on one type and id become one grant', () => {
  expect(grantsOf(['builder:list', 'builder:get', 'builder:list', 'builder:get:ci-*', '*:@read'])).toEqual([
    { resource_type: 'builder', resource_id: '*', actions: ['list', 'get'] },
    { resource_type: 'builder', resource_id: 'ci-*', actions: ['get'] },
    { resource_type: '*', resource_id: '*', actions: ['@read'] },
  ]);
});

test('what an address asks for is read once, without what is no grant', () => {
  expect(readTerms(['builder:list:*', 'builder:list', 'javascript:alert(1)', '<b>', '', 'artifact:get:a:b'])).toEqual([
    'builder:list',
    'artifact:get:a:b',
  ]);
});
