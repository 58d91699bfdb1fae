import { randomUUID } from 'node:crypto';
import type { TestCore } from './test-core.ts';

/** Columns of `keyfob.token` that a planted one differs in. */
export type Planted = Record<string, unknown> & { id: string };

/** Token rows written straight into the table, all at once; without columns of their own they are live workspace tokens of nothing. */
export async function plantTokens(
  { db, workspaceId }: Pick<TestCore, 'db' | 'workspaceId'>,
  tokens: readonly Record<string, unknown>[],
): Promise<Planted[]> {
  const now = new Date();
  const rows = tokens.map((token): Planted => {
    const id = randomUUID();
    const plain = {
      id,
      workspace_id: workspaceId,
      kind: token['member_id'] ? 'personal' : 'workspace',
      environment: 'production',
      name: id,
      name_key: id,
      name_held: true,
      handle: id,
      description: '',
      refreshable: true,
      access: 'full',
      grants: [],
      start: 'x',
      last4: 'x',
      created_at: now,
      issued_by_person_at: now,
      use_count: 0,
      family_id: id,
      allowed_cidrs: [],
      metadata: {},
      version: 1,
    };
    return { ...plain, ...token };
  });
  await db.query(`insert into keyfob.token select * from jsonb_populate_recordset(null::keyfob.token, $1::jsonb)`, [
    JSON.stringify(rows),
  ]);
  return rows;
}
