import { loadConfig } from '../src/config.ts';
import { openCore } from '../src/core.ts';
import type { TestCore } from './test-core.ts';

/** Every node has known these peppers for more than an hour, so that the newest signs. */
export async function learnPeppers(at: TestCore, peppers: string): Promise<void> {
  const node = await openCore(loadConfig({ ...at.env, KEYFOB_PEPPERS: peppers }));
  await node.close();
  await at.db.query(`update keyfob.pepper set known_since = known_since - interval '61 minutes'`);
}
