import { uuidv7 } from 'uuidv7';
import type { WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { idempotently } from '../idempotency/idempotently.ts';
import { requireCovers, requireGrant } from '../permissions/authorize.ts';
import { findRole } from '../permissions/find-role.ts';
import { requirePlatform } from '../workspaces/enter-installation.ts';
import { accountOf } from './account-of.ts';
import { memberFacts, memberSubject } from './audit-member.ts';
import { findMember } from './find-member.ts';
import { flushMember } from './flush-member.ts';
import { MemberRow } from './member.entity.ts';
import type { CreateMember, Member } from './member.schema.ts';
import { presentMember } from './present-member.ts';
import { requireLastingMember } from './require-lasting-member.ts';

/**
 * Adds a person who has an account, or a platform’s own whom `external_id` alone names. Gives no role beyond what the actor holds, and
 * from break-glass only an owner to a workspace that has none.
 * @throws KeyfobError permission_denied, grants_not_held, no_account, name_taken, and those of `idempotently`.
 */
export function createMember(ctx: WorkspaceContext, input: CreateMember, idempotencyKey?: string): Promise<Member> {
  requireGrant(ctx, 'keyfob/member', 'create');
  if (input.external_id !== undefined) requirePlatform(ctx, 'external_id');
  return idempotently(
    ctx,
    { key: idempotencyKey, route: 'createMember', body: input, workspaceId: ctx.workspace.id },
    async () => {
      const row = await add(ctx, input);
      return { output: presentMember(row), resourceId: row.id };
    },
    async (id) => presentMember(await findMember(ctx, id)),
  );
}

async function add(ctx: WorkspaceContext, input: CreateMember): Promise<MemberRow> {
  const role = await findRole(ctx, input.role);
  requireCovers(ctx, role.grants);
  await requireLastingMember(ctx, role);
  const account = input.email === undefined ? null : await requireAccount(ctx, input.email);
  const row = ctx.em.create(MemberRow, {
    id: uuidv7(),
    workspaceId: ctx.workspace.id,
    userId: account?.id ?? null,
    email: input.email ?? null,
    externalId: input.external_id ?? null,
    name: input.name ?? account?.name ?? null,
    role,
    active: true,
    createdAt: ctx.now,
  });
  await flushMember(ctx);
  record(ctx, { action: 'member.added', subject: memberSubject(row), after: memberFacts(row) });
  return row;
}

/** Whoever has no account yet, or has not shown that the address is theirs, lets themselves in by an invitation. */
async function requireAccount(ctx: WorkspaceContext, email: string): Promise<{ id: string; name: string }> {
  const account = await accountOf(ctx, email);
  if (account) return account;
  const message = 'No account with this verified address. Invite them: POST …/invitations {email, role}.';
  throw new KeyfobError('no_account', message, { errors: [{ path: 'email', message }] });
}
