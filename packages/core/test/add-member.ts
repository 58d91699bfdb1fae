import { uuidv7 } from 'uuidv7';
import type { Call } from '../src/actor.ts';
import type { Grant } from '../src/permissions/grant.schema.ts';
import type { TestCore } from './test-core.ts';

export interface TestMember extends Call {
  id: string;
  /** Gives the member’s role other grants, in force at once. */
  hold(grants: readonly Grant[]): Promise<void>;
}

/** A person with a role of their own, written straight into the tables. */
export async function addMember({ db, workspaceId }: TestCore, grants: readonly Grant[]): Promise<TestMember> {
  const [id, roleId] = [uuidv7(), uuidv7()];
  const userId = `user-${id}`;
  const email = `${id}@example.com`;
  await db.query(
    `insert into keyfob.role (id, workspace_id, key, name, grants, created_at) values ($1, $2, $3, 'Own', $4, now())`,
    [roleId, workspaceId, `role-${roleId}`, JSON.stringify(grants)],
  );
  await db.query(
    `insert into keyfob.member (id, workspace_id, user_id, email, role_id, created_at) values ($1, $2, $3, $4, $5, now())`,
    [id, workspaceId, userId, email, roleId],
  );
  return {
    id,
    caller: { kind: 'person', userId, email, name: email },
    request: { id: null, ip: '127.0.0.1' },
    async hold(others) {
      await db.query('update keyfob.role set grants = $2 where id = $1', [roleId, JSON.stringify(others)]);
    },
  };
}
