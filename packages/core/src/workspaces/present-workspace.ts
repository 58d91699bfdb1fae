import type { Policy } from './policy.schema.ts';
import type { WorkspaceRow } from './workspace.entity.ts';
import type { Workspace } from './workspace.schema.ts';

/** A workspace as the API shows it: `policy` is the one in force. */
export function presentWorkspace(row: WorkspaceRow, policy: Policy, role: string | null): Workspace {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    external_id: row.externalId ?? null,
    active: row.active,
    role,
    policy,
    version: row.version,
    created_at: row.createdAt.toISOString(),
  };
}
