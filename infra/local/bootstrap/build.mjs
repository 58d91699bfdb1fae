import path from 'node:path';
import process from 'node:process';
import { Refusal } from './refusal.mjs';
import { runStep } from './run-step.mjs';

/** Builds every member; turbo restores from its cache whatever did not change. */
export async function build(root, env) {
  let rebuilt = 0;
  const seconds = await runStep({
    title: 'Building what changed…',
    file: path.join(root, 'node_modules', '.bin', 'turbo'),
    args: ['run', 'build', '--output-logs=new-only', '--ui=stream'],
    cwd: root,
    env: { ...env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    progress: (line) => {
      const missed = /^(\S+?):build: cache miss/.exec(line);
      if (missed) rebuilt += 1;
      return missed && `building ${missed[1]}`;
    },
    explain: (output) =>
      /ENOSPC|no space left/i.test(output)
        ? new Refusal('No space left on the disk: free some, then run the same command again.')
        : new Refusal('The build failed; its output is above.', output),
  });
  if (rebuilt > 0) process.stdout.write(`Built ${rebuilt} of the packages in ${seconds} s.\n`);
}
