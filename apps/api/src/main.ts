import { describeEnvironment, runService } from '@keyfob/core';
import { serve } from './serve.ts';

/** In one write, and quietly into a pipe that is closed (`--help-env | head -1`). */
function printEnvironment(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const lines = describeEnvironment().map(
    ({ name, description, default: value }) =>
      `${name.padEnd(30)} ${description}${value ? ` (default: ${value})` : ''}\n`,
  );
  process.stdout.write(
    `${lines.join('')}\nEach may also be given as <NAME>_FILE: the path of a file that holds the value.\n`,
  );
}

if (process.argv.includes('--help-env')) printEnvironment();
else runService(serve);
