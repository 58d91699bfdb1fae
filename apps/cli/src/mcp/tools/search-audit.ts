import { z } from 'zod';
import { tool } from '../tool.ts';

export const searchAudit = tool({
  name: 'search_audit',
  title: 'Search the audit log',
  description: 'Who changed what and when, newest first.',
  input: z.strictObject({
    action: z.string().exactOptional().describe('An action such as token.created, or the beginning of several: token.'),
    actor: z.string().exactOptional().describe('Who did it: an id, an e-mail or a token’s handle.'),
    subject: z.string().exactOptional().describe('The id of what was changed.'),
    since: z.iso.datetime().exactOptional(),
    until: z.iso.datetime().exactOptional(),
    limit: z.int().min(1).max(100).exactOptional(),
    cursor: z.string().exactOptional().describe('next_cursor of the previous page.'),
  }),
  effect: 'reads',
  run: ({ keyfob, workspace }, { cursor, ...query }) => keyfob.listAuditEvents(workspace, query).page(cursor),
});
