import { expect, test } from 'vitest';
import { createBody, grantsOf } from './draft.ts';

const draft = {
  name: ' ci ',
  description: '',
  kind: 'workspace',
  environment: 'production',
  lifetime: '7d',
  role: '',
  grants: ['builder:list', 'builder:get'],
};

test('what was not said is not sent', () => {
  expect(createBody(draft)).toEqual({
    name: 'ci',
    kind: 'workspace',
    expires_in: '7d',
    grants: [{ resource_type: 'builder', resource_id: '*', actions: ['list', 'get'] }],
  });
  expect(createBody({ ...draft, role: 'viewer', lifetime: '' })).toEqual({
    name: 'ci',
    kind: 'workspace',
    role: 'viewer',
  });
});

test('a personal token lives 90 days unless something else is said', () => {
  expect(createBody({ ...draft, kind: 'personal', lifetime: '' })).toMatchObject({ default_expires_in: '90d' });
  expect(createBody({ ...draft, kind: 'personal', lifetime: 'never' })).toMatchObject({ no_expiry: true });
});

test('the actions on one type and id become one grant', () => {
  expect(grantsOf(['builder:list', 'artifact:get:app-1', 'builder:list', 'artifact:get'])).toEqual([
    { resource_type: 'builder', resource_id: '*', actions: ['list'] },
    { resource_type: 'artifact', resource_id: 'app-1', actions: ['get'] },
    { resource_type: 'artifact', resource_id: '*', actions: ['get'] },
  ]);
});
