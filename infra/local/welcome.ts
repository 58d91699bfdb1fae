import path from 'node:path';
import { say } from './terminal.ts';

/**
 * Says where Keyfob is and what to do next. `GET /v1/setup` answers 200 only while there is no owner. A setup code
 * that came from a file stays there: `setupCode` is undefined.
 */
export async function welcome(
  local: string,
  address: string,
  setupCode: string | undefined,
  dataDir: string,
): Promise<void> {
  const setup = await fetch(`${local}/v1/setup`);
  await setup.arrayBuffer();
  say('');
  say(`Keyfob is ready at ${address}`);
  if (setup.status === 200) say(`Create the first owner at ${address}/setup${setupCode ? `#code=${setupCode}` : ''}`);
  else say(`Sign in at ${address}/sign-in`);
  say('Next, in another terminal: npx keyfob health');
  say(`Ctrl-C stops everything. Logs: ${path.join(dataDir, 'logs')}`);
}
