import { expect, test } from 'vitest';
import { readFilter } from './read-filter.ts';

test('words with a colon narrow, the rest is the beginning of a name', () => {
  expect(readFilter(' status:disabled  env:test one-off mig ')).toEqual({
    query: { status: 'disabled', environment: 'test', q: 'one-off mig' },
  });
  expect(readFilter('')).toEqual({ query: {} });
  expect(readFilter('ci:web')).toEqual({ query: { q: 'ci:web' } });
});

test('a word that the list does not know says which it does', () => {
  expect(readFilter('status:dead')).toEqual({
    wrong: 'status: is one of active, disabled, superseded, expired, revoked, all',
  });
  expect(readFilter('owner:')).toEqual({ wrong: 'owner: is a member’s id, or me' });
});
