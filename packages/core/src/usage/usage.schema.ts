import { z } from 'zod';
import { Timestamp } from '../list.schema.ts';
import { Grant } from '../permissions/grant.schema.ts';
import { VerdictCode } from '../tokens/verify.schema.ts';

const Verdicts = z
  .partialRecord(VerdictCode, z.int())
  .meta({ description: 'How often each verdict was given; codes that were not are left out.' });
const DistinctIps = z.int().meta({ description: 'Different addresses, counted up to 100 a day.' });

const UsedPermission = z.object({
  resource_type: z.string(),
  resource_id: z.string(),
  action: z.string(),
  last_used_at: Timestamp,
});

export const TokenUsage = z
  .object({
    window_days: z.int(),
    verdicts: Verdicts,
    distinct_ips: DistinctIps,
    days: z
      .array(z.object({ day: z.iso.date(), verdicts: Verdicts, distinct_ips: DistinctIps }))
      .meta({ description: 'UTC days on which the token was presented, oldest first.' }),
    refusals: z
      .array(z.object({ at: Timestamp, code: VerdictCode, ip: z.string().nullable(), missing: z.array(Grant) }))
      .meta({ description: 'The last 20, newest first.' }),
    permissions: z
      .object({
        held: z.int().meta({ description: 'Single permissions that the token’s grants amount to now.' }),
        used: z.int(),
        used_permissions: z.array(UsedPermission).meta({ description: 'The last used first.' }),
        trimmed: z.array(Grant).meta({ description: 'Grants that would hold just what was used.' }),
      })
      .meta({ description: 'What it holds against what it used within the window.' }),
  })
  .meta({ id: 'TokenUsage' });
export type TokenUsage = z.infer<typeof TokenUsage>;

export const TokenUsageQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(400).default(90).meta({ description: 'How far to look back.' }),
});
export type TokenUsageQuery = z.infer<typeof TokenUsageQuery>;
