import { Keyfob } from '@keyfob/sdk';
import { openLive } from './live.ts';

/** A live service, and a token of its workspace `acme` that may do everything there. */
export async function openWorkspace() {
  const live = await openLive();
  const token = { kind: 'workspace', role: 'owner', name: 'terminal' };
  const { value } = await live.call<{ value: string }>('POST', '/v1/workspaces/acme/tokens', token);
  return {
    url: live.url,
    value,
    keyfob: new Keyfob({ baseUrl: live.url, token: value }),
    [Symbol.asyncDispose]: () => live[Symbol.asyncDispose](),
  };
}
