import { randomBytes } from 'node:crypto';
import { openMailer } from './adapters/open-mailer.ts';
import type { Config } from './config.ts';
import type { Jobs, Ports } from './ports.ts';
import { parsePeppers } from './tokens/digest.ts';
import { openNetwork } from './webhooks/network.ts';

/** What operations need from outside the database, as the configuration says. */
export function portsOf(config: Config, jobs: Jobs, peppers = parsePeppers(config.KEYFOB_PEPPERS)): Ports {
  return {
    peppers,
    tokenPrefix: config.KEYFOB_TOKEN_PREFIX,
    publicUrl: config.KEYFOB_PUBLIC_URL,
    dataDir: config.KEYFOB_DATA_DIR ?? null,
    random: (bytes) => randomBytes(bytes),
    jobs,
    mailer: openMailer(config),
    network: openNetwork(config.KEYFOB_WEBHOOK_ALLOWED_NETWORKS),
  };
}
