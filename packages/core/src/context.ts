import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor, RequestInfo } from './actor.ts';
import type { Catalog } from './permissions/catalog.ts';
import type { Ports } from './ports.ts';
import type { Policy } from './workspaces/policy.schema.ts';
import type { WorkspaceRow } from './workspaces/workspace.entity.ts';

/** What one operation is given: one transaction, one actor, one instant. */
export interface Context {
  em: EntityManager;
  actor: Actor;
  /** The database’s time, read once as the transaction began. */
  now: Date;
  ports: Ports;
  request: RequestInfo;
  pending: Pending;
  /** Whether the transaction goes again because another one changed under it what it stood on. */
  again: boolean;
}

/** An operation on what belongs to one workspace or, where there is none, to the installation itself: its service tokens. */
export interface HomeContext extends Context {
  workspace?: WorkspaceRow;
  /** The workspace’s own types, the shared ones and Keyfob’s. */
  catalog: Catalog;
  policy: Policy;
}

/** An operation inside one workspace; row-level security shows it that workspace only. */
export interface WorkspaceContext extends HomeContext {
  workspace: WorkspaceRow;
}

/** What the rows of this home name as theirs: the workspace’s id, null for the installation. */
export function homeId(ctx: HomeContext): string | null {
  return ctx.workspace?.id ?? null;
}

/** What the transaction appends on its way out, after the operation’s own rows. */
export interface Pending {
  events: NewAuditEvent[];
  touched: Touched[];
}

export interface NewAuditEvent {
  action: string;
  subject: { kind: string; id: string | null; label: string | null; person?: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** Whose chain it joins where that is not the transaction’s own: a service token’s children are in workspaces. */
  workspaceId?: string | null;
  /** What its outbox row says; left out: the event’s id. No secret, nothing personal. */
  effect?: Record<string, string>;
}

/** Something a verify snapshot holds, now changed: nodes forget every snapshot it names. */
export type Touched = { token: string } | { workspace: string } | { installation: true };

/** Writes one audit event with the transaction; `before` and `after` hold no personal data and no secret. */
export function record(ctx: Context, event: NewAuditEvent): void {
  ctx.pending.events.push(event);
}

/** Says that verify snapshots of `what` are no longer right once this transaction commits. */
export function touch(ctx: Context, what: Touched): void {
  ctx.pending.touched.push(what);
}
