import { z } from 'zod';
import { Effective, Timestamp } from '../list.schema.ts';
import { line } from '../text.schema.ts';
import { Grants } from './grant.schema.ts';

export const RoleKey = z.string().min(1).max(64);
const NewRoleKey = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, 'must begin with a–z and hold only a–z, 0–9, _ and -');
const RoleName = line(100).trim().min(1);

export const Role = z
  .object({
    key: RoleKey,
    name: z.string(),
    description: z.string(),
    built_in: z.boolean().meta({ description: 'Fixed, and the same in every workspace.' }),
    grants: Grants,
    created_at: Timestamp,
    version: z.int(),
  })
  .meta({ id: 'Role' });
export type Role = z.infer<typeof Role>;

export const CreateRole = z
  .strictObject({ key: NewRoleKey, name: RoleName, description: line(1000).optional(), grants: Grants })
  .meta({ id: 'CreateRole' });
export type CreateRole = z.infer<typeof CreateRole>;

export const UpdateRole = z
  .strictObject({ name: RoleName.optional(), description: line(1000).optional(), grants: Grants.optional() })
  .meta({ id: 'UpdateRole' });
export type UpdateRole = z.infer<typeof UpdateRole>;

export const DeleteRoleQuery = z.strictObject({
  reassign_to: RoleKey.optional().meta({
    description: 'The role that its members, live tokens and open invitations get instead.',
  }),
});
export type DeleteRoleQuery = z.infer<typeof DeleteRoleQuery>;

export const RoleList = z.object({ data: z.array(Role) }).meta({ id: 'RoleList' });
export type RoleList = z.infer<typeof RoleList>;
export const ChangedRole = z.object({ role: Role, effective: Effective }).meta({ id: 'ChangedRole' });
export type ChangedRole = z.infer<typeof ChangedRole>;
