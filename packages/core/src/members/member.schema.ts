import { z } from 'zod';
import { Effective, Id, PageQuery, Timestamp, pageOf } from '../list.schema.ts';
import { RoleKey } from '../permissions/role.schema.ts';
import { line } from '../text.schema.ts';
import { ExternalId } from '../workspaces/workspace.schema.ts';

/** Compared and stored in small letters. */
export const Email = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase())
  .meta({ description: 'An e-mail address.' });
export const PersonName = line(100).trim().min(1);

export const Member = z
  .object({
    id: Id,
    email: z.string().nullable(),
    external_id: z.string().nullable(),
    name: z.string().nullable(),
    role: RoleKey,
    active: z.boolean(),
    expires_at: Timestamp.nullable().meta({
      description: 'When an operator’s break-glass membership ends by itself; null for every other.',
    }),
    created_at: Timestamp,
    version: z.int(),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

export const CreateMember = z
  .strictObject({
    email: Email.optional().meta({ description: 'Of an existing account; anybody else is invited instead.' }),
    external_id: ExternalId.optional().meta({ description: 'What the platform calls this person.' }),
    role: RoleKey,
    name: PersonName.optional(),
  })
  .refine(({ email, external_id }) => email !== undefined || external_id !== undefined, {
    path: ['email'],
    message: 'say who it is: give email, external_id, or both',
  })
  .meta({ id: 'CreateMember' });
export type CreateMember = z.infer<typeof CreateMember>;

export const UpdateMember = z
  .strictObject({
    role: RoleKey.optional(),
    active: z.boolean().optional().meta({ description: 'False suspends: nothing of theirs works until it is true.' }),
    external_id: ExternalId.nullable().optional(),
    name: PersonName.nullable().optional(),
  })
  .meta({ id: 'UpdateMember' });
export type UpdateMember = z.infer<typeof UpdateMember>;

export const ChangedMember = z.object({ member: Member, effective: Effective }).meta({ id: 'ChangedMember' });
export type ChangedMember = z.infer<typeof ChangedMember>;

export const MemberList = pageOf(Member).meta({ id: 'MemberList' });
export type MemberList = z.infer<typeof MemberList>;
export const MemberListQuery = PageQuery.extend({
  role: RoleKey.optional(),
  active: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional(),
  external_id: ExternalId.optional().meta({ description: 'The platform’s own id of the member.' }),
  q: line(254).min(1).optional().meta({ description: 'The beginning of an e-mail address or external id.' }),
});
export type MemberListQuery = z.infer<typeof MemberListQuery>;
