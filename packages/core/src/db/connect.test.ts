import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { DatabaseError } from './connect.ts';
import { migrate } from './migrate.ts';

const role = `plain_${process.pid}`;
let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
  await at.db.query(`
    create role ${role} login password 'right';
    create schema old;
    create function old.current_setting(text) returns text language sql as $$ select '140011' $$;
    grant usage on schema old to ${role}`);
});
afterAll(async () => {
  await at.db.query(`drop schema old cascade; revoke usage on schema public from ${role}; drop role ${role}`);
  await at.close();
});

const change = (edit: (url: URL) => void) => {
  const url = new URL(at.databaseUrl);
  url.username = role;
  url.password = 'right';
  edit(url);
  return url.href;
};

test.each([
  ['nobody listens', (url: URL) => (url.port = '1'), /^no PostgreSQL answers at .*:1 \(DATABASE_URL\): start it, or /],
  ['there is no such host', (url: URL) => (url.hostname = 'nowhere.invalid'), /^there is no host nowhere\.invalid /],
  [
    'the password is wrong',
    (url: URL) => (url.password = 'wrong'),
    /refuses the role plain_\d+: the password is wrong/,
  ],
  [
    'no password is given',
    (url: URL) => (url.password = ''),
    /refuses the role plain_\d+: the password is wrong or missing/,
  ],
  ['the database does not exist', (url: URL) => (url.pathname = '/nothing'), /has no database nothing: create it, or /],
  [
    'the server is too old',
    (url: URL) => url.searchParams.set('options', '-c search_path=old,pg_catalog'),
    /leads to PostgreSQL 14; Keyfob needs 15 or newer/,
  ],
  [
    'the role may not create schemas',
    () => {},
    /may not create or change Keyfob's schemas: .* GRANT CREATE ON DATABASE .*, or set KEYFOB_MIGRATION_DATABASE_URL/,
  ],
])('%s: one sentence with the way out, without the password', async (_, edit, sentence) => {
  const url = change(edit);
  const error = await migrate({ databaseUrl: url, migrationDatabaseUrl: url }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DatabaseError);
  const { message } = error as DatabaseError;
  expect(message).toMatch(sentence);
  expect(message).not.toMatch(/\n|:right@|:wrong@|postgres(ql)?:\/\//);
});
