import { z } from 'zod';
import { Id, PageQuery, Timestamp, pageOf } from '../list.schema.ts';
import { RoleKey } from '../permissions/role.schema.ts';
import { Email, Member, PersonName } from './member.schema.ts';

export const Invitation = z
  .object({
    id: Id,
    email: z.string(),
    role: RoleKey,
    invited_by: z.string().meta({ description: 'E-mail address, or the handle of a token.' }),
    created_at: Timestamp,
    expires_at: Timestamp,
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

export const CreateInvitation = z.strictObject({ email: Email, role: RoleKey }).meta({ id: 'CreateInvitation' });
export type CreateInvitation = z.infer<typeof CreateInvitation>;

export const IssuedInvitation = z
  .object({
    invitation: Invitation,
    link: z.string().meta({ description: 'Works once. It is in this reply and nowhere else: send it to the person.' }),
    mailed: z.boolean().meta({ description: 'Whether the person gets the link by mail too.' }),
  })
  .meta({ id: 'IssuedInvitation' });
export type IssuedInvitation = z.infer<typeof IssuedInvitation>;

export const InvitationList = pageOf(Invitation).meta({ id: 'InvitationList' });
export type InvitationList = z.infer<typeof InvitationList>;
export const InvitationListQuery = PageQuery;
export type InvitationListQuery = z.infer<typeof InvitationListQuery>;

export const InvitationCode = z.string().regex(/^[A-Za-z0-9_-]{32}$/);

export const ReadInvitation = z.strictObject({ code: InvitationCode }).meta({ id: 'ReadInvitation' });
export type ReadInvitation = z.infer<typeof ReadInvitation>;

/** What the invited person is shown before they accept. */
export const OpenInvitation = z
  .object({
    workspace: z.object({ slug: z.string(), name: z.string() }),
    email: z.string(),
    role: z.object({ key: RoleKey, name: z.string() }),
    invited_by: z.string(),
    expires_at: Timestamp,
    has_account: z.boolean().meta({ description: 'Whether the person signs in first, or chooses a password.' }),
  })
  .meta({ id: 'OpenInvitation' });
export type OpenInvitation = z.infer<typeof OpenInvitation>;

export const AcceptInvitation = z
  .strictObject({
    password: z.string().min(12).max(128).optional().meta({ description: 'Of the new account.' }),
    name: PersonName.optional(),
  })
  .meta({ id: 'AcceptInvitation' });
export type AcceptInvitation = z.infer<typeof AcceptInvitation>;

export const AcceptedInvitation = z
  .object({ workspace: z.object({ id: Id, slug: z.string(), name: z.string() }), member: Member })
  .meta({ id: 'AcceptedInvitation' });
export type AcceptedInvitation = z.infer<typeof AcceptedInvitation>;
