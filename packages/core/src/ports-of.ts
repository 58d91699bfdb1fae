import { randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import type { Jobs, Ports } from './ports.ts';
import { parsePeppers } from './tokens/digest.ts';
import { openNetwork } from './webhooks/network.ts';

/** What operations need from outside the database, as the configuration says. */
export function portsOf(config: Config, jobs: Jobs): Ports {
  return {
    peppers: parsePeppers(config.KEYFOB_PEPPERS),
    tokenPrefix: config.KEYFOB_TOKEN_PREFIX,
    publicUrl: config.KEYFOB_PUBLIC_URL,
    random: (bytes) => randomBytes(bytes),
    jobs,
    network: openNetwork(config.KEYFOB_WEBHOOK_ALLOWED_NETWORKS),
  };
}
