import { z } from 'zod';
import { Id, Timestamp } from '../list.schema.ts';
import { TokenKind, TokenStatus } from '../tokens/token.schema.ts';

/** What a policy does to the tokens that were issued before it. */
export const PolicyEffect = z
  .object({
    tokens: z.int().meta({ description: 'How many change, in whichever way.' }),
    clamped: z.int().meta({ description: 'Would live longer than the policy allows from now on: they end then.' }),
    disabled: z.int().meta({ description: 'Are of a kind that is no longer allowed.' }),
    ended: z.int().meta({ description: 'The same, but rotated away and in their grace: they are revoked.' }),
    refused_addresses: z.int().meta({
      description: 'Live tokens last used from an address that the policy refuses; these rules hold at once.',
    }),
    examples: z
      .array(
        z.object({
          id: Id,
          handle: z.string(),
          kind: TokenKind,
          expires_at: Timestamp.nullable(),
          becomes: z.object({ status: TokenStatus, expires_at: Timestamp.nullable() }),
        }),
      )
      .meta({ description: 'The oldest 20 that the caller may see.' }),
  })
  .meta({ id: 'PolicyEffect' });
export type PolicyEffect = z.infer<typeof PolicyEffect>;
