import { z } from 'zod';
import { errorTable } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { Grant } from './permissions/grant.schema.ts';

const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

/** Every error reply (RFC 9457). */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(codes),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    missing: z
      .array(Grant)
      .optional()
      .meta({ description: 'Grants the caller lacks, with `permission_denied` and `grants_not_held`.' }),
    in_use: z
      .object({ members: z.int(), tokens: z.int(), invitations: z.int() })
      .optional()
      .meta({ description: 'With `in_use`: how many have the role.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
