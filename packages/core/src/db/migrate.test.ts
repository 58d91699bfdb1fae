import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from '../tokens/create-token.ts';
import { migrate } from './migrate.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

/** What a database consists of: every column, index, policy and right, and the rows the migrations wrote. */
const SHAPE = `
  select string_agg(line, e'\\n' order by line) as shape from (
    select format('%s.%s.%s %s %s', table_schema, table_name, column_name, data_type, column_default) as line
      from information_schema.columns where table_schema in ('keyfob', 'auth', 'bullmq')
    union all select indexdef from pg_indexes where schemaname in ('keyfob', 'auth', 'bullmq')
    union all select format('%s %s %s %s %s', tablename, policyname, cmd, qual, with_check) from pg_policies where schemaname = 'keyfob'
    union all select format('%s %s %s', table_name, grantee, privilege_type) from information_schema.role_table_grants where grantee like 'keyfob\\_%'
    union all select r::text from (select id, key, name, grants from keyfob.role) r
    union all select name from keyfob.migration
  ) lines`;
const shapeOf = async (url: string) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ shape: string }>(SHAPE);
  const { rows: applied } = await client.query<{ name: string; count: string }>(
    'select name, count(*) from keyfob.migration group by 1',
  );
  await client.end();
  return { shape: rows[0]?.shape, applied };
};

test('R8 two migrators of one new database at once: both succeed, everything is applied once', async () => {
  const name = `fresh_${at.workspaceId.replaceAll('-', '')}`;
  const to = (from: string) => {
    const url = new URL(from);
    url.pathname = `/${name}`;
    return url.href;
  };
  const urls = { databaseUrl: to(at.databaseUrl), migrationDatabaseUrl: to(at.migrationDatabaseUrl) };
  await at.db.query(`create database ${name}`);
  try {
    await Promise.all([migrate(urls), migrate(urls), migrate(urls)]);
    const { shape, applied } = await shapeOf(urls.migrationDatabaseUrl);
    expect(applied.filter(({ count }) => count !== '1')).toEqual([]);
    expect(shape).toBe((await shapeOf(at.migrationDatabaseUrl)).shape);
    console.log(`R8: 3 migrators at once, ${applied.length} migrations applied, each once`);
  } finally {
    await at.db.query(`drop database ${name} with (force)`);
  }
});

test('R8 tokens made before a migration verify after it, also while it runs', async () => {
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  const verify = async () => (await at.core.verify(value, { token: value }, at.owner.request)).code;
  const migrating = migrate(at);
  const during = await Promise.all(Array.from({ length: 20 }, verify));
  await migrating;
  expect(new Set([...during, await verify()])).toEqual(new Set(['valid']));
});
