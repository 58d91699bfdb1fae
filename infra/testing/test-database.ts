import { inject } from 'vitest';
import type { DatabaseUrls } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a test file asks for a database of its own. */
    testDatabases: string;
  }
}

export interface TestDatabase {
  databaseUrl: string;
  migrationDatabaseUrl: string;
  drop(): Promise<void>;
}

/** A database of one's own with the migrated schema: one per test file is the habit. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const desk = inject('testDatabases');
  const answer = await fetch(`${desk}/`, { method: 'POST' });
  if (!answer.ok) throw new Error(`No test database: ${await answer.text()}`);
  const { name, databaseUrl, migrationDatabaseUrl } = (await answer.json()) as DatabaseUrls;
  return {
    databaseUrl,
    migrationDatabaseUrl,
    async drop() {
      await fetch(`${desk}/${name}`, { method: 'DELETE' });
    },
  };
}
