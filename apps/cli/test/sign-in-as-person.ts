import { expect } from 'vitest';
import type { Shell } from './in-shell.ts';
import type { Live } from './live.ts';

/** `keyfob auth login`, its code approved as in a browser. Answers what the terminal showed. */
export async function signInAsPerson(live: Live, shell: Shell, env: Record<string, string> = {}) {
  let shown = '';
  let approved: Promise<void> | undefined;
  const { exitCode, stdout } = await shell.terminal('keyfob auth login --insecure-storage', {
    env,
    onData: (text) => {
      shown += text;
      const code = /Your code: ([0-9A-Z-]+)\r/.exec(shown)?.[1];
      if (code !== undefined) approved ??= live.approve(code);
    },
  });
  await approved;
  expect(exitCode, stdout).toBe(0);
  return stdout;
}
