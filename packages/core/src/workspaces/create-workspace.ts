import { uuidv7 } from 'uuidv7';
import { record } from '../context.ts';
import type { Context, NewAuditEvent } from '../context.ts';
import { idempotently } from '../idempotency/idempotently.ts';
import { MemberRow } from '../members/member.entity.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import { RoleRow } from '../permissions/role.entity.ts';
import { ownerRole } from '../permissions/roles.ts';
import { requireOperator, requirePlatform } from './enter-installation.ts';
import { flushUnique } from './flush-unique.ts';
import { freeSlug } from './free-slug.ts';
import { InstallationRow } from './installation.entity.ts';
import { policyOf } from './policy.ts';
import { presentWorkspace } from './present-workspace.ts';
import { WorkspaceRow } from './workspace.entity.ts';
import type { CreateWorkspace, Workspace } from './workspace.schema.ts';

/** A new workspace. The person who makes it becomes its owner; one that a platform makes waits for the members it adds. */
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
  await requireCreator(ctx, input);
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
  // The new workspace’s own chain begins with the same fact, and with its owner if a person made it.
  record(ctx, { ...created, workspaceId: row.id });
  if (ctx.actor.kind === 'person') record(ctx, { ...addOwner(ctx, row.id), workspaceId: row.id });
  await ctx.em.flush();
  return show(ctx, row);
}

/** Operators, service tokens with the grant and, if the installation lets them, all who signed in; these name no `external_id`. */
async function requireCreator(ctx: Context, input: CreateWorkspace): Promise<void> {
  if (ctx.actor.kind !== 'person')
    return requireGrant({ actor: ctx.actor, catalog: buildCatalog([]) }, 'keyfob/workspace', 'create');
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  if (!installation.membersCreateWorkspaces) requireOperator(ctx);
  if (input.external_id !== undefined) requirePlatform(ctx, 'external_id');
}

function addOwner(ctx: Context, workspaceId: string): NewAuditEvent {
  const { id: userId, label: email } = ctx.actor;
  const id = uuidv7();
  const role = ctx.em.getReference(RoleRow, ownerRole.id);
  ctx.em.create(MemberRow, { id, workspaceId, userId, email, role, active: true, createdAt: ctx.now });
  return {
    action: 'member.added',
    subject: { kind: 'member', id, label: email, ...(userId === null ? {} : { person: userId }) },
    after: { role: ownerRole.key },
  };
}

async function show(ctx: Context, row: WorkspaceRow): Promise<Workspace> {
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  return presentWorkspace(row, policyOf(installation, row), ctx.actor.kind === 'person' ? 'owner' : null);
}
