import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../../infra/testing/test-database.ts';
import { loadConfig } from '../config.ts';
import { openCore } from '../core.ts';
import { migrate } from './migrate.ts';

test('a server that allows no extra roles works with the one it gives', async () => {
  const borrowed = await createTestDatabase();
  const owner = new Client({ connectionString: borrowed.migrationDatabaseUrl });
  await owner.connect();
  const name = `plain_${randomBytes(4).toString('hex')}`;
  await owner.query(`create role ${name} login password 'plain'`);
  await owner.query(`create database ${name} owner ${name}`);
  try {
    const url = new URL(borrowed.migrationDatabaseUrl);
    Object.assign(url, { username: name, password: 'plain', pathname: `/${name}` });
    await migrate({ migrationDatabaseUrl: url.href, databaseUrl: url.href });
    const core = await openCore(
      loadConfig({ DATABASE_URL: url.href, KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}` }),
    );
    expect(core.separateRoles).toBe(false);
    const claim = {
      code: core.setup.code,
      email: 'a@example.com',
      password: 'twelve letters',
      workspace_name: 'Acme',
      starter_catalog: false,
    };
    const done = await core.setup.claim(claim, { id: null, ip: null });
    expect(done.workspace.slug).toBe('acme');
    await core.close();
  } finally {
    await owner.query(`drop database ${name} with (force)`);
    await owner.query(`drop role ${name}`);
    await owner.end();
    await borrowed.drop();
  }
});
