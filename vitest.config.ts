import { env } from 'node:process';
import { defineConfig } from 'vitest/config';

/** One project per member, so that a failure names the house it is in: `npm test -- --project core`. */
const project = (name: string, root: string) => ({
  extends: true as const,
  test: { name, root, include: ['**/*.test.{ts,tsx}'], exclude: ['**/node_modules/**', '**/dist/**'] },
});

export default defineConfig({
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    // `npm run soak` tries the full numbers, which take their time.
    testTimeout: env['KEYFOB_SOAK'] ? 3_600_000 : 120_000,
    hookTimeout: 120_000,
    // Two busy cores: what is waited for may take its time, and never decides by being fast.
    expect: { poll: { timeout: 20_000 } },
    globalSetup: ['infra/testing/global-setup.ts'],
    projects: [
      project('core', 'packages/core'),
      project('sdk', 'packages/sdk'),
      project('api', 'apps/api'),
      project('worker', 'apps/worker'),
      project('cli', 'apps/cli'),
      project('web', 'apps/web'),
      project('infra', 'infra'),
      project('docs', 'docs'),
    ],
  },
});
