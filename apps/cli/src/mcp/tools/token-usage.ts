import { tool } from '../tool.ts';
import { TokenId } from './token-id.ts';

export const tokenUsage = tool({
  name: 'token_usage',
  title: 'Usage of a token',
  description: 'Verdicts per day, the last refusals with what was missing, and which granted permissions were used.',
  input: TokenId,
  effect: 'reads',
  run: ({ keyfob, workspace }, { id }) => keyfob.readTokenUsage(workspace, id),
});
