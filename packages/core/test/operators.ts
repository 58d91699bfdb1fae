import { uuidv7 } from 'uuidv7';
import type { Call } from '../src/actor.ts';
import { breakGlass } from '../src/workspaces/break-glass.ts';
import { createOperator } from '../src/workspaces/create-operator.ts';
import type { TestCore } from './test-core.ts';

/** A person with an account, in no workspace. */
export async function addAccount(at: TestCore, email: string): Promise<Call & { userId: string }> {
  const userId = uuidv7();
  await at.db.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, 'Op', $2, true, now(), now())`,
    [userId, email],
  );
  return { userId, caller: { kind: 'person', userId, email, name: 'Op' }, request: at.owner.request };
}

export async function addOperator(at: TestCore, email: string): Promise<Call & { userId: string }> {
  const person = await addAccount(at, email);
  await at.inInstallation((ctx) => createOperator(ctx, { email }));
  return person;
}

/** An operator goes into the first workspace; the answer is the membership. */
export function enterAs(at: TestCore, operator: Call, reason = 'ticket 7') {
  return at.inInstallation((ctx) => breakGlass(ctx, at.workspace, { reason }), operator);
}

/** What the logs say of an action, by chain. */
export async function auditedActions(
  at: TestCore,
  action: string,
): Promise<{ installation: boolean; after: unknown }[]> {
  const { rows } = await at.db.query<{ installation: boolean; after: unknown }>(
    `select chain_id = '00000000-0000-0000-0000-000000000000' as installation, after from keyfob.audit_event
     where action = $1 order by 1, seq`,
    [action],
  );
  return rows;
}
