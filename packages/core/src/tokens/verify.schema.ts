import { z } from 'zod';
import { Id, Timestamp } from '../list.schema.ts';
import { Grant } from '../permissions/grant.schema.ts';
import { Json } from '../text.schema.ts';
import { Environment, Requirements, TokenKind } from './token.schema.ts';

export const VerdictCode = z
  .enum([
    'not_found',
    'wrong_workspace',
    'wrong_environment',
    'revoked',
    'expired',
    'workspace_inactive',
    'owner_inactive',
    'disabled',
    'not_yet_valid',
    'ip_denied',
    'insufficient_permissions',
    'uses_exceeded',
    'rate_limited',
    'valid',
  ])
  .meta({ id: 'VerdictCode', description: 'The first that applies, in this order.' });
export type VerdictCode = z.infer<typeof VerdictCode>;

export const VerifyToken = z
  .strictObject({
    token: z.string().max(4096).meta({ description: 'The value to verify.' }),
    require: Requirements.optional().meta({ description: 'All of these must be granted.' }),
    workspace: z.string().min(1).max(100).optional().meta({ description: 'Id or slug the token must belong to.' }),
    environment: Environment.optional(),
    source_ip: z
      .union([z.ipv4(), z.ipv6()])
      .optional()
      .meta({ description: 'Address of the end caller, for tokens with an address list.' }),
    explain: z.boolean().optional(),
  })
  .meta({ id: 'VerifyToken' });
export type VerifyToken = z.infer<typeof VerifyToken>;

export const VerifyBatch = z.strictObject({ items: z.array(VerifyToken).max(100) }).meta({ id: 'VerifyBatch' });
export type VerifyBatch = z.infer<typeof VerifyBatch>;

export const Check = z
  .object({ check: VerdictCode, ok: z.boolean(), detail: z.string().optional() })
  .meta({ id: 'Check', description: 'One check of `explain`, named after the code it would answer.' });
export type Check = z.infer<typeof Check>;

export const Verdict = z
  .object({
    valid: z.boolean(),
    code: VerdictCode,
    token: z
      .object({
        id: Id,
        name: z.string(),
        kind: TokenKind,
        environment: Environment,
        workspace: z.object({ id: Id, slug: z.string(), external_id: z.string().nullable() }).nullable(),
        owner: z
          .object({ id: Id, email: z.string().nullable(), external_id: z.string().nullable(), role: z.string() })
          .nullable(),
        grants: z.array(Grant),
        expires_at: Timestamp.nullable(),
        metadata: z.record(z.string(), Json),
      })
      .optional(),
    missing: z.array(Grant).optional(),
    fix_url: z.string().optional().meta({ description: 'The token’s edit page with the missing grants filled in.' }),
    warnings: z.array(z.enum(['expires_soon', 'superseded', 'rotation_due'])),
    explain: z.array(Check).optional(),
  })
  .meta({ id: 'Verdict' });
export type Verdict = z.infer<typeof Verdict>;

export const Verdicts = z.object({ results: z.array(Verdict) }).meta({ id: 'Verdicts' });

export const Explanation = Verdict.pick({ valid: true, code: true, missing: true, fix_url: true, warnings: true })
  .extend({ explain: z.array(Check) })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;
