import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestFoundation } from '../../test/test-foundation.ts';
import type { TestFoundation } from '../../test/test-foundation.ts';
import { KeyfobError } from '../errors.ts';
import { openSetup } from './setup.ts';

const CLAIMS = 100;
const PASSWORD = 'correct horse battery';
const nobody = { id: null, ip: null };

let foundation: TestFoundation;

beforeAll(async () => {
  foundation = await openTestFoundation({ KEYFOB_SETUP_CODE: 'setup-code' });
});
afterAll(() => foundation.close());

const claimAs = (email: string, code = 'setup-code') =>
  openSetup(foundation.config, foundation).claim(
    { code, email, password: PASSWORD, workspace_name: 'Café Münster', starter_catalog: true },
    nobody,
  );

async function count(table: string): Promise<number> {
  const { rows } = await foundation.systemPool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]?.n ?? -1;
}

test('S21 nobody can sign in before setup: there is no person and no default credential', async () => {
  expect(await count('auth."user"')).toBe(0);
  expect(await count('auth.account')).toBe(0);
  expect(await count('keyfob.operator')).toBe(0);
});

test('S21 a wrong setup code is refused and leaves setup open', async () => {
  await expect(claimAs('eve@example.com', 'setup-codf')).rejects.toMatchObject({ code: 'invalid_setup_code' });
  expect(await openSetup(foundation.config, foundation).state()).toEqual({ open: true });
});

test('S21 a claim that breaks midway leaves nothing half-made and setup open', async () => {
  const owner = new Client({ connectionString: foundation.migrationDatabaseUrl });
  await owner.connect();
  await owner.query('revoke insert on keyfob.workspace from keyfob_system');
  await expect(claimAs('ada@example.com')).rejects.toThrow('permission denied');
  await owner.query('grant insert on keyfob.workspace to keyfob_system');
  await owner.end();
  expect(await count('auth."user"')).toBe(0);
  expect(await openSetup(foundation.config, foundation).state()).toEqual({ open: true });
});

test('S21 of 100 parallel claims one wins, the others leave no trace, and setup is gone afterwards', async () => {
  const claims = await Promise.allSettled(Array.from({ length: CLAIMS }, (_, at) => claimAs(`owner${at}@example.com`)));
  const won = claims.filter((claim) => claim.status === 'fulfilled');
  const codes = claims.flatMap((claim) =>
    claim.status === 'rejected' && claim.reason instanceof KeyfobError ? [claim.reason.code] : [],
  );
  console.log(`S21: ${CLAIMS} parallel claims, ${won.length} won`);
  expect(won.map(({ value }) => value.workspace)).toMatchObject([{ slug: 'cafe-munster', name: 'Café Münster' }]);
  expect(codes).toEqual(Array.from({ length: CLAIMS - 1 }, () => 'not_found'));
  for (const table of ['auth."user"', 'auth.account', 'keyfob.operator', 'keyfob.workspace', 'keyfob.member']) {
    expect([table, await count(table)]).toEqual([table, 1]);
  }

  const setup = openSetup(foundation.config, foundation);
  await expect(setup.state()).rejects.toMatchObject({ code: 'not_found' });
  await expect(claimAs('late@example.com')).rejects.toMatchObject({ code: 'not_found' });
  await expect(claimAs('late@example.com', 'wrong')).rejects.toMatchObject({ code: 'not_found' });
});

test('the first owner is in the audit log of the installation and of the workspace', async () => {
  const { rows } = await foundation.systemPool.query(
    `select chain_id = '00000000-0000-0000-0000-000000000000' as installation, action from keyfob.audit_event order by 1 desc, seq`,
  );
  expect(rows).toEqual([
    { installation: true, action: 'installation.set_up' },
    { installation: true, action: 'workspace.created' },
    { installation: false, action: 'workspace.created' },
    { installation: false, action: 'member.added' },
  ]);
});

test('an owner named in the environment is made at the first start only', async () => {
  const fresh = await openTestFoundation({ KEYFOB_OWNER_EMAIL: 'Ada@Example.com', KEYFOB_OWNER_PASSWORD: PASSWORD });
  const setup = openSetup(fresh.config, fresh);
  expect(await setup.claimFromEnvironment()).toBe(true);
  expect(await setup.claimFromEnvironment()).toBe(false);
  const { rows } = await fresh.systemPool.query(`select email from auth."user"`);
  expect(rows).toEqual([{ email: 'ada@example.com' }]);
  await fresh.close();
});
