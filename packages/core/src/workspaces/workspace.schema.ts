import { z } from 'zod';
import { Effective, Id, PageQuery, Timestamp, pageOf } from '../list.schema.ts';
import { line } from '../text.schema.ts';
import { PolicyEffect } from './policy-effect.schema.ts';
import { Policy, PolicyPatch } from './policy.schema.ts';

export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be 1–63 of a–z, 0–9 and inner hyphens')
  .refine((slug) => !z.uuid().safeParse(slug).success, 'must not look like an id');
/** An id of the platform’s own: of a workspace, or of a member within one. */
export const ExternalId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x21-\x7e]+$/, 'must be visible ASCII without spaces');
const WorkspaceName = line(100).trim().min(1);

export const Workspace = z
  .object({
    id: Id,
    slug: z.string(),
    name: z.string(),
    external_id: z.string().nullable(),
    active: z.boolean(),
    role: z.string().nullable().meta({ description: 'The caller’s role in it; null for tokens and operators.' }),
    policy: Policy,
    version: z.int(),
    created_at: Timestamp,
    counts: z
      .object({ members: z.int(), tokens: z.int().meta({ description: 'Live ones.' }) })
      .optional()
      .meta({ description: 'Where an operator lists every workspace.' }),
  })
  .meta({ id: 'Workspace' });
export type Workspace = z.infer<typeof Workspace>;

export const CreateWorkspace = z
  .strictObject({ name: WorkspaceName, slug: Slug.optional(), external_id: ExternalId.optional() })
  .meta({ id: 'CreateWorkspace' });
export type CreateWorkspace = z.infer<typeof CreateWorkspace>;

export const DeleteWorkspace = z
  .strictObject({ confirm: z.string().max(63).meta({ description: 'The slug of the workspace.' }) })
  .meta({ id: 'DeleteWorkspace' });
export type DeleteWorkspace = z.infer<typeof DeleteWorkspace>;

export const DeletedWorkspace = z
  .object({ workspace: Workspace, effective: Effective })
  .meta({ id: 'DeletedWorkspace' });
export type DeletedWorkspace = z.infer<typeof DeletedWorkspace>;

export const UpdateWorkspace = z
  .strictObject({
    name: WorkspaceName.optional(),
    slug: Slug.optional(),
    external_id: ExternalId.nullable().optional(),
    policy: PolicyPatch.optional(),
    apply_to_existing: z
      .boolean()
      .optional()
      .meta({ description: 'Also cut the lifetimes, and disable the kinds, of tokens issued before.' }),
    active: z.boolean().optional().meta({ description: 'Operators only. False: every token of it is refused.' }),
  })
  .meta({ id: 'UpdateWorkspace' });
export type UpdateWorkspace = z.infer<typeof UpdateWorkspace>;

export const ChangedWorkspace = z
  .object({
    workspace: Workspace,
    dry_run: z.boolean(),
    policy_effect: PolicyEffect.nullable().meta({
      description: 'With `apply_to_existing`: what it did. In a dry run: what it would do.',
    }),
    effective: Effective,
  })
  .meta({ id: 'ChangedWorkspace' });
export type ChangedWorkspace = z.infer<typeof ChangedWorkspace>;

export const WorkspaceList = pageOf(Workspace).meta({ id: 'WorkspaceList' });
export type WorkspaceList = z.infer<typeof WorkspaceList>;
export const WorkspaceListQuery = PageQuery.extend({
  external_id: ExternalId.optional().meta({ description: 'The platform’s own id of it.' }),
  all: z.literal('true').optional().meta({ description: 'Every workspace, with counts. Operators only.' }),
});
export type WorkspaceListQuery = z.infer<typeof WorkspaceListQuery>;
