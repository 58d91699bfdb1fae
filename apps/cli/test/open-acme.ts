import { Keyfob } from '@keyfob/sdk';
import { openLive } from './live.ts';
import type { LiveOptions } from './live.ts';
import { runCli } from './run-cli.ts';

/** A live service with the workspace `acme`, and the program signed in as a token that holds everything of it. */
export async function openAcme(options: LiveOptions = {}) {
  const live = await openLive(options);
  const { value } = await live.call<{ value: string }>('POST', '/v1/workspaces/acme/tokens', {
    kind: 'workspace',
    name: 'root',
    role: 'owner',
    expires_in: '1y',
  });
  return {
    live,
    value,
    keyfob: new Keyfob({ baseUrl: live.url, token: value }),
    run: (args: readonly string[]) => runCli(args, { KEYFOB_API_URL: live.url, KEYFOB_TOKEN: value }),
    [Symbol.asyncDispose]: () => live[Symbol.asyncDispose](),
  };
}
