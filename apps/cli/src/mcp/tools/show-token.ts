import { tool } from '../tool.ts';
import { TokenId } from './token-id.ts';

export const showToken = tool({
  name: 'show_token',
  title: 'Show a token',
  description: 'Everything about one token but its value: grants, status, lifetime, last use, limits.',
  input: TokenId,
  effect: 'reads',
  run: ({ keyfob, workspace }, { id }) => keyfob.getToken(workspace, id),
});
