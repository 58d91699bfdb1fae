import { z } from 'zod';
import { tool } from '../tool.ts';

export const listTokens = tool({
  name: 'list_tokens',
  title: 'List tokens',
  description:
    'Access tokens of the workspace, newest first, without their values. Revoked ones only with status "revoked" or "all".',
  input: z.strictObject({
    status: z.enum(['active', 'disabled', 'superseded', 'expired', 'revoked', 'all']).exactOptional(),
    kind: z.enum(['personal', 'workspace']).exactOptional(),
    q: z.string().max(100).exactOptional().describe('The beginning of a name, or an id.'),
    unused_since: z.iso.datetime().exactOptional().describe('Not used since this instant.'),
    expires_before: z.iso.datetime().exactOptional(),
    limit: z.int().min(1).max(100).exactOptional(),
    cursor: z.string().exactOptional().describe('next_cursor of the previous page.'),
  }),
  effect: 'reads',
  run: ({ keyfob, workspace }, { cursor, ...query }) => keyfob.listTokens(workspace, query).page(cursor),
});
