import { z } from 'zod';
import { Effective, Timestamp } from '../list.schema.ts';
import { Email } from '../members/member.schema.ts';
import { line } from '../text.schema.ts';
import { Policy, PolicyPatch } from './policy.schema.ts';

export const Installation = z
  .object({
    policy: Policy.meta({ description: 'In force wherever a workspace does not say otherwise.' }),
    members_create_workspaces: z
      .boolean()
      .meta({ description: 'Whether everybody who signs in may, or operators only.' }),
    version: z.int(),
  })
  .meta({ id: 'Installation' });
export type Installation = z.infer<typeof Installation>;

export const UpdateInstallation = z
  .strictObject({ policy: PolicyPatch.optional(), members_create_workspaces: z.boolean().optional() })
  .meta({ id: 'UpdateInstallation' });
export type UpdateInstallation = z.infer<typeof UpdateInstallation>;

export const ChangedInstallation = z
  .object({ installation: Installation, effective: Effective })
  .meta({ id: 'ChangedInstallation' });
export type ChangedInstallation = z.infer<typeof ChangedInstallation>;

export const Operator = z.object({ id: z.string(), email: z.string(), created_at: Timestamp }).meta({ id: 'Operator' });
export type Operator = z.infer<typeof Operator>;

export const OperatorList = z.object({ data: z.array(Operator) }).meta({ id: 'OperatorList' });
export type OperatorList = z.infer<typeof OperatorList>;

export const CreateOperator = z
  .strictObject({ email: Email.meta({ description: 'Of an existing account.' }) })
  .meta({ id: 'CreateOperator' });
export type CreateOperator = z.infer<typeof CreateOperator>;

export const ChangedOperator = z.object({ operator: Operator, effective: Effective }).meta({ id: 'ChangedOperator' });
export type ChangedOperator = z.infer<typeof ChangedOperator>;

export const BreakGlass = z
  .strictObject({
    reason: line(500)
      .trim()
      .min(8, 'must say why, in at least 8 characters')
      .regex(/\p{L}{2}/u, 'must say why, in words')
      .meta({ description: 'The workspace reads it in its audit log, and its owners are told.' }),
  })
  .meta({ id: 'BreakGlass' });
export type BreakGlass = z.infer<typeof BreakGlass>;
