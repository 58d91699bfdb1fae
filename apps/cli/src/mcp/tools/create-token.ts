import { z } from 'zod';
import { issueIntoFile } from '../issue-into-file.ts';
import { tool } from '../tool.ts';
import { tokenFile } from './token-id.ts';

const Grant = z.strictObject({
  resource_type: z.string(),
  resource_id: z.string().exactOptional().describe('Left out: every one.'),
  actions: z.array(z.string()).min(1),
});

export const createToken = tool({
  name: 'create_token',
  title: 'Create a token',
  description:
    'Creates an access token and writes its value into a file; the answer says everything but the value. Give either grants or role; grant no more than the task needs.',
  input: z.strictObject({
    name: z.string().max(100),
    description: z.string().exactOptional(),
    kind: z.enum(['personal', 'workspace']).describe('personal: bound to its owner; workspace: outlives people.'),
    grants: z.array(Grant).exactOptional(),
    role: z.string().exactOptional().describe('Key of a role, e.g. viewer.'),
    expires_in: z.string().exactOptional().describe('A duration such as 1h, 24h, 7d, 1y; 24h if left out.'),
    token_file: tokenFile,
  }),
  effect: 'changes',
  async run({ keyfob, workspace, spareFolder }, { token_file: file, expires_in, ...body }) {
    const lifetime = expires_in === undefined ? { default_expires_in: '24h' } : { expires_in };
    const { token } = await issueIntoFile(file, spareFolder, () =>
      keyfob.createToken(workspace, { ...body, ...lifetime }),
    );
    return { token, token_file: file };
  },
});
