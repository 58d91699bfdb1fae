import { expect, test } from 'vitest';
import { openAcme } from './open-acme.ts';

test('webhook deliveries says why one was not delivered', async () => {
  await using acme = await openAcme();
  const created = await acme.run(['webhook', 'create', 'https://keyfob.invalid/', '--json']);
  const { id } = (JSON.parse(created.stdout) as { webhook: { id: string } }).webhook;
  await acme.run(['webhook', 'test', id]);
  const list = async () => (await acme.run(['webhook', 'deliveries', id])).stdout;
  expect(await list()).toMatch(/^ID +TYPE +STATUS +CREATED +TRIES +ANSWER +NEXT TRY\n\S+ +webhook\.test .* 0 +– +/);
  acme.live.startWorker();
  await expect.poll(list, { timeout: 30_000 }).toMatch(/ 1 +\S.*does not resolve.* +in \d+ /);
});
