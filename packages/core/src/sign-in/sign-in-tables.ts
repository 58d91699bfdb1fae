import type { BetterAuthOptions } from 'better-auth';
import { uuidv7 } from 'uuidv7';
import { devicePlugin } from './device-plugin.ts';

/** What decides which tables exist and what is in them: the same for the migration and the running service. */
export const signInTables = {
  emailAndPassword: { enabled: true },
  rateLimit: { storage: 'database' },
  // A dump of the database holds no link that could still be opened.
  verification: { storeIdentifier: 'hashed' },
  session: {
    additionalFields: {
      /** The program that signed in by device code; null for a browser. */
      client: { type: 'string', required: false, input: false },
      lastSeenAt: { type: 'date', required: false, input: false },
    },
  },
  plugins: [devicePlugin()],
  advanced: { database: { generateId: () => uuidv7() } },
  telemetry: { enabled: false },
} satisfies BetterAuthOptions;
