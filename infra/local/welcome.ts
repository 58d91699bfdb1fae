import path from 'node:path';
import { say } from './terminal.ts';

/**
 * Says where Keyfob is and what to do next. `GET /v1/setup` answers 200 only while there is no owner. A setup code
 * that came from a file stays there: `setupCode` is undefined. `address` is where people reach it, `apiUrl` where this
 * machine does.
 */
export async function welcome(
  local: string,
  address: string,
  apiUrl: string,
  setupCode: string | undefined,
  dataDir: string,
): Promise<void> {
  const setup = await fetch(`${local}/v1/setup`);
  await setup.arrayBuffer();
  say('');
  say(`Keyfob is ready at ${address}`);
  if (setup.status === 200) say(`Create the first owner at ${address}/setup${setupCode ? `#code=${setupCode}` : ''}`);
  else say(`Sign in at ${address}/sign-in`);
  // The CLI looks at localhost:4600 unless told otherwise.
  const where = apiUrl === 'http://localhost:4600' ? '' : ` --api-url ${apiUrl}`;
  say(`Next, in another terminal: npx keyfob health${where}`);
  say(`Ctrl-C stops everything. Logs: ${path.join(dataDir, 'logs')}`);
}
