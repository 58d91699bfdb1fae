import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember } from '../../test/add-member.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from '../tokens/create-token.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';

let at: TestCore;
let client: Client;
let otherId: string;
/** `columns` are those that are stored, not read off others. */
let tables: { name: string; key: string; columns: string; secured: boolean }[];
beforeAll(async () => {
  at = await openTestCore();
  otherId = (await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }))).id;
  await addMember(at, []);
  await addMember({ ...at, workspaceId: otherId }, []);
  for (const workspace of [at.workspace, otherId])
    await at.core.inWorkspace(at.owner, workspace, (ctx) => createToken(ctx, { kind: 'workspace', grants: [] }, 'key'));
  client = new Client({ connectionString: at.databaseUrl });
  await client.connect();
  // Whatever carries a workspace, also in tables of later releases.
  const { rows } = await at.db.query<(typeof tables)[number]>(
    `select c.relname as name, min(a.attname) as key, bool_and(c.relrowsecurity) as secured,
       (select string_agg(quote_ident(s.attname), ', ') from pg_attribute s
        where s.attrelid = c.oid and s.attnum > 0 and not s.attisdropped and s.attgenerated = '') as columns
     from pg_class c
     join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
     where c.relnamespace = 'keyfob'::regnamespace and c.relkind = 'r'
       and (a.attname in ('workspace_id', 'chain_id') or (c.relname = 'workspace' and a.attname = 'id'))
     group by c.oid, c.relname order by c.relname`,
  );
  tables = rows;
});
afterAll(async () => {
  await client.end();
  await at.close();
});

/** One statement as `role` in a transaction that set `workspace`, undone afterwards: rows, or the refusal’s SQLSTATE. */
async function as(
  role: string,
  workspace: string | null,
  sql: string,
  values: unknown[] = [],
): Promise<{ count: number | null; rows: unknown[] } | string> {
  await client.query(`begin; set local role ${role}`);
  if (workspace !== null) await client.query(`select set_config('keyfob.workspace', $1, true)`, [workspace]);
  try {
    const { rowCount: count, rows } = await client.query(sql, values);
    return { count, rows: rows as unknown[] };
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
  }
}
const REFUSED = '42501';
/** A table the role may not even name says so; one it may shows and changes nothing. */
const nothing = (outcome: Awaited<ReturnType<typeof as>>) =>
  outcome === REFUSED || (typeof outcome === 'object' && outcome.count === 0);

test('S9 every table that carries a workspace is under row-level security, and no service role bypasses it or owns anything', async () => {
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['audit_event', 'member', 'role', 'token', 'token_digest', 'workspace']),
  );
  expect(tables.filter(({ secured }) => !secured)).toEqual([]);
  const { rows } = await at.db.query(
    `select rolname from pg_roles where rolname like 'keyfob\\_%' and rolname <> current_user
       and (rolbypassrls or rolsuper) and rolname in ('keyfob_app', 'keyfob_verify', 'keyfob_system')`,
  );
  expect(rows).toEqual([]);
});

test.each([null, '', 'ffffffff-0000-7000-8000-000000000000'])(
  'S9 the app role with workspace %o sees no row, changes none and adds none',
  async (workspace) => {
    let asked = 0;
    for (const { name, key, columns } of tables) {
      const own = name === 'role' ? 'where workspace_id is not null' : '';
      const { rows } = await at.db.query<{ row: object }>(
        `select to_jsonb(t) as row from keyfob.${name} t ${own} limit 1`,
      );
      const copy = `insert into keyfob.${name} (${columns}) select ${columns} from jsonb_populate_record(null::keyfob.${name}, $1)`;
      for (const [sql, values] of [
        [`select 1 from keyfob.${name} ${own}`, []],
        [`update keyfob.${name} set ${key} = ${key}`, []],
        [`delete from keyfob.${name}`, []],
      ] as const) {
        expect([sql, nothing(await as('keyfob_app', workspace, sql, [...values]))]).toEqual([sql, true]);
        asked += 1;
      }
      if (rows[0])
        expect([copy, await as('keyfob_app', workspace, copy, [JSON.stringify(rows[0].row)])]).toEqual([copy, REFUSED]);
    }
    console.log(`S9: ${asked} reads, updates and deletes without a workspace in ${tables.length} tables, 0 rows`);
  },
);

test('S9 inside one workspace nothing of another is seen, changed, added or taken over', async () => {
  for (const { name, key, columns } of tables) {
    const foreign = `${key} = '${otherId}'`;
    const { rows } = await at.db.query<{ row: object }>(
      `select to_jsonb(t) as row from keyfob.${name} t where ${foreign} limit 1`,
    );
    for (const sql of [
      `select 1 from keyfob.${name} where ${foreign}`,
      `update keyfob.${name} set ${key} = ${key} where ${foreign}`,
      `delete from keyfob.${name} where ${foreign}`,
    ]) {
      expect([sql, nothing(await as('keyfob_app', at.workspaceId, sql))]).toEqual([sql, true]);
    }
    const copy = `insert into keyfob.${name} (${columns}) select ${columns} from jsonb_populate_record(null::keyfob.${name}, $1)`;
    if (rows[0])
      expect([copy, await as('keyfob_app', at.workspaceId, copy, [JSON.stringify(rows[0].row)])]).toEqual([
        copy,
        REFUSED,
      ]);
    if (name === 'workspace') continue;
    // Its own rows cannot be given away either.
    const gift = `update keyfob.${name} set ${key} = '${otherId}' where ${key} = '${at.workspaceId}'`;
    expect([gift, nothing(await as('keyfob_app', at.workspaceId, gift))]).toEqual([gift, true]);
  }
});

test('S9 the built-in roles are seen by every workspace and changed by none', async () => {
  const builtIn = 'keyfob.role where workspace_id is null';
  expect(await as('keyfob_app', at.workspaceId, `select 1 from ${builtIn}`)).toMatchObject({ count: 5 });
  expect(
    await as('keyfob_app', at.workspaceId, `update keyfob.role set name = 'x' where workspace_id is null`),
  ).toMatchObject({ count: 0 });
  expect(await as('keyfob_app', at.workspaceId, `delete from ${builtIn}`)).toMatchObject({ count: 0 });
});

test('S7 the hot path’s role can write nothing but the count of uses', async () => {
  const refused: string[] = [];
  for (const { name, key } of tables) {
    for (const sql of [
      `update keyfob.${name} set ${key} = ${key}`,
      `delete from keyfob.${name}`,
      `insert into keyfob.${name} default values`,
    ]) {
      if ((await as('keyfob_verify', null, sql)) === REFUSED) refused.push(sql);
    }
  }
  expect(refused).toHaveLength(tables.length * 3);
  expect(await as('keyfob_verify', null, 'update keyfob.token set use_count = use_count')).toMatchObject({ count: 2 });
  expect(await as('keyfob_verify', null, 'update keyfob.token set revoked_at = null')).toBe(REFUSED);
});
