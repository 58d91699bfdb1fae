import { uuidv7 } from 'uuidv7';
import { appendAuditEvents } from '../audit/append-audit-events.ts';
import { record } from '../context.ts';
import type { Context, NewAuditEvent } from '../context.ts';
import { MemberRow } from '../members/member.entity.ts';
import { RoleRow } from '../permissions/role.entity.ts';
import { builtInRoles } from '../permissions/roles.ts';
import { WorkspaceRow } from './workspace.entity.ts';

export interface NewWorkspace {
  slug: string;
  name: string;
  externalId: string | null;
  /** Its first member, who owns it; null when a platform adds members itself. */
  owner: { userId: string; email: string } | null;
}

/** Makes a workspace with its owner, in an installation’s transaction; both chains tell of it. */
export async function foundWorkspace(ctx: Context, { owner, ...facts }: NewWorkspace): Promise<WorkspaceRow> {
  const workspace = ctx.em.create(WorkspaceRow, {
    ...facts,
    id: uuidv7(),
    active: true,
    policy: {},
    resourceTypes: [],
    version: 1,
    createdAt: ctx.now,
    deletedAt: null,
  });
  const created: NewAuditEvent = {
    action: 'workspace.created',
    subject: { kind: 'workspace', id: workspace.id, label: workspace.name },
    after: { slug: workspace.slug, external_id: workspace.externalId },
  };
  record(ctx, created);
  const events = [created];
  await ctx.em.flush();
  if (owner) {
    const member = addOwner(ctx, workspace.id, owner);
    events.push({
      action: 'member.added',
      subject: { kind: 'member', id: member.id, label: owner.email, person: owner.userId },
      after: { role: 'owner' },
    });
    await ctx.em.flush();
  }
  await appendAuditEvents({ ...ctx, pending: { events, touched: [] } }, workspace.id);
  return workspace;
}

function addOwner(ctx: Context, workspaceId: string, owner: { userId: string; email: string }): MemberRow {
  const role = builtInRoles.find(({ key }) => key === 'owner')!;
  return ctx.em.create(MemberRow, {
    id: uuidv7(),
    workspaceId,
    userId: owner.userId,
    email: owner.email,
    externalId: null,
    role: ctx.em.getReference(RoleRow, role.id),
    active: true,
    removedAt: null,
    version: 1,
    createdAt: ctx.now,
  });
}
