import { tool } from '../tool.ts';
import { TokenId } from './token-id.ts';

export const disableToken = tool({
  name: 'disable_token',
  title: 'Disable a token',
  description: 'Every node refuses the token from now on, until somebody enables it again.',
  input: TokenId,
  effect: 'ends',
  run: ({ keyfob, workspace }, { id }) => keyfob.disableToken(workspace, id),
});
