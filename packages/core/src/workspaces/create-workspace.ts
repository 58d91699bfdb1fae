import { uuidv7 } from 'uuidv7';
import { appendAuditEvents } from '../audit/append-audit-events.ts';
import { record } from '../context.ts';
import type { Context, NewAuditEvent } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { idempotently } from '../idempotency/idempotently.ts';
import { MemberRow } from '../members/member.entity.ts';
import { RoleRow } from '../permissions/role.entity.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { requireOperator } from './enter-installation.ts';
import { flushUnique } from './flush-unique.ts';
import { freeSlug } from './free-slug.ts';
import { InstallationRow } from './installation.entity.ts';
import { policyOf } from './policy.ts';
import { presentWorkspace } from './present-workspace.ts';
import { WorkspaceRow } from './workspace.entity.ts';
import type { CreateWorkspace, Workspace } from './workspace.schema.ts';

/** A new workspace; the person who makes it becomes its owner. Operators only, unless the installation lets everybody. */
export function createWorkspace(ctx: Context, input: CreateWorkspace, idempotencyKey?: string): Promise<Workspace> {
  return idempotently(
    ctx,
    { key: idempotencyKey, route: 'createWorkspace', body: input, workspaceId: null },
    async () => {
      const output = await create(ctx, input);
      return { output, resourceId: output.id };
    },
    async (id) => show(ctx, await ctx.em.findOneOrFail(WorkspaceRow, { id })),
  );
}

async function create(ctx: Context, input: CreateWorkspace): Promise<Workspace> {
  if (ctx.actor.kind !== 'person' || !ctx.actor.id)
    throw new KeyfobError('session_required', 'Only a signed-in person may create a workspace.');
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  if (!installation.membersCreateWorkspaces) requireOperator(ctx);
  const row = ctx.em.create(WorkspaceRow, {
    id: uuidv7(),
    slug: input.slug ?? (await freeSlug(ctx, input.name)),
    name: input.name,
    externalId: input.external_id ?? null,
    active: true,
    policy: {},
    resourceTypes: [],
    createdAt: ctx.now,
  });
  await flushUnique(ctx);
  const created = {
    action: 'workspace.created',
    subject: { kind: 'workspace', id: row.id, label: row.slug },
    after: { name: row.name, slug: row.slug, external_id: row.externalId ?? null },
  };
  record(ctx, created);
  const joined = addOwner(ctx, row.id);
  await ctx.em.flush();
  // The new workspace’s own chain begins with the same two facts; the installation’s tells only of the first.
  await appendAuditEvents({ ...ctx, pending: { ...ctx.pending, events: [created, joined] } }, row.id);
  return show(ctx, row);
}

function addOwner(ctx: Context, workspaceId: string): NewAuditEvent {
  const owner = builtInRoles.find(({ key }) => key === 'owner');
  if (!owner) throw new Error('no built-in role is called owner');
  const { id: userId, label: email } = ctx.actor;
  const id = uuidv7();
  const role = ctx.em.getReference(RoleRow, owner.id);
  ctx.em.create(MemberRow, { id, workspaceId, userId, email, role, active: true, createdAt: ctx.now });
  return {
    action: 'member.added',
    subject: { kind: 'member', id, label: email, ...(userId === null ? {} : { person: userId }) },
    after: { role: owner.key },
  };
}

async function show(ctx: Context, row: WorkspaceRow): Promise<Workspace> {
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  return presentWorkspace(row, policyOf(installation, row), 'owner');
}
