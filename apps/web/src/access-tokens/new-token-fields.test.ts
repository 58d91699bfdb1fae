import { expect, test } from 'vitest';
import { createQuery } from './create-link.ts';
import { createBody, readFields } from './new-token-fields.ts';

test('a create link and the form it fills in say the same', () => {
  const query =
    '?name=CI&kind=personal&type=read_only&environment=test&grant=builder%3Alist&grant=builder%3Aget&expires_in=7d&allowed_cidr=10.0.0.0%2F8';
  const body = createBody(readFields(new URLSearchParams(query), true));
  expect(body).toEqual({
    name: 'CI',
    kind: 'personal',
    type: 'read_only',
    environment: 'test',
    grants: [{ resource_type: 'builder', resource_id: '*', actions: ['list', 'get'] }],
    expires_in: '7d',
    allowed_cidrs: ['10.0.0.0/8'],
  });
  expect(createBody(readFields(new URLSearchParams(createQuery(body)), true))).toEqual(body);
});

test('what a link should not say is left out; a personal token lives 90 days unless something else is said', () => {
  const query = '?kind=service&type=root&environment=moon&grant=;;&expires_in=forever';
  expect(createBody(readFields(new URLSearchParams(query), false))).toEqual({
    kind: 'personal',
    grants: [],
    default_expires_in: '90d',
  });
});
