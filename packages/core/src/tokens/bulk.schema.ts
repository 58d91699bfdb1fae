import { z } from 'zod';
import { Effective, Id } from '../list.schema.ts';
import { line } from '../text.schema.ts';
import { TokenFilter } from './token.schema.ts';

export const BulkAction = z.enum(['disable', 'enable', 'revoke', 'delete']);
export type BulkAction = z.infer<typeof BulkAction>;

export const BulkTokens = z
  .strictObject({
    ids: z.array(Id).min(1).max(1000).optional(),
    filter: TokenFilter.optional().meta({ description: 'As the list’s; every token it matches, however many.' }),
    action: BulkAction,
    reason: line(500).optional().meta({ description: 'Of a revocation.' }),
  })
  .meta({ id: 'BulkTokens', description: 'Either `ids` or `filter`.' });
export type BulkTokens = z.infer<typeof BulkTokens>;

export const BulkResult = z
  .object({
    action: BulkAction,
    dry_run: z.boolean(),
    matched: z.int(),
    changed: z.int().meta({ description: 'A dry run says how many would be.' }),
    unchanged: z.int().meta({ description: 'Already as wanted.' }),
    also_ended: z
      .int()
      .meta({ description: 'Others that end with them: their children, and rotated values of the same family.' }),
    refused: z.int(),
    refused_by: z.array(z.object({ code: z.string(), count: z.int() })),
    refusals: z
      .array(z.object({ id: Id, code: z.string(), detail: z.string() }))
      .meta({ description: 'The first 100 of them.' }),
    used_last_24h: z.int().meta({ description: 'How many of the changed were used in the last 24 hours.' }),
    used_last_7d: z.int(),
    effective: Effective,
  })
  .meta({ id: 'BulkResult' });
export type BulkResult = z.infer<typeof BulkResult>;
