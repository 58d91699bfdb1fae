import { z } from 'zod';
import { tool } from '../tool.ts';
import { TokenId } from './token-id.ts';

export const revokeToken = tool({
  name: 'revoke_token',
  title: 'Revoke a token',
  description: 'Ends a token for good. What uses it stops working at once; token_usage tells what does.',
  input: TokenId.extend({
    reason: z.string().max(500).exactOptional().describe('Kept with the token and in the audit log.'),
  }),
  effect: 'ends',
  run: ({ keyfob, workspace }, { id, ...body }) => keyfob.revokeToken(workspace, id, body),
});
