import { z } from 'zod';
import { issueIntoFile } from '../issue-into-file.ts';
import { tool } from '../tool.ts';
import { TokenId, tokenFile } from './token-id.ts';

export const rotateToken = tool({
  name: 'rotate_token',
  title: 'Rotate a token',
  description:
    'Gives a token a new value, written into a file. The old value stops working at once, or after grace_seconds: whoever uses it needs the new one by then.',
  input: TokenId.extend({
    grace_seconds: z
      .int()
      .min(0)
      .max(86_400)
      .exactOptional()
      .describe('How long the old value still works; 0 if left out.'),
    token_file: tokenFile,
  }),
  effect: 'ends',
  async run({ keyfob, workspace, spareFolder }, { id, token_file: file, ...body }) {
    const { token, predecessor } = await issueIntoFile(file, spareFolder, () =>
      keyfob.rotateToken(workspace, id, body),
    );
    return { token, predecessor, token_file: file };
  },
});
