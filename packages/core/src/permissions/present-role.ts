import type { RoleRow } from './role.entity.ts';
import type { Role } from './role.schema.ts';

export function presentRole(row: RoleRow): Role {
  return {
    key: row.key,
    name: row.name,
    description: row.description,
    built_in: !row.workspaceId,
    grants: row.grants,
    created_at: row.createdAt.toISOString(),
    version: row.version,
  };
}
