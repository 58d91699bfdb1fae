import { describeEnvironment, runService } from '@keyfob/core';
import { serve } from './serve.ts';

function printEnvironment(): void {
  for (const { name, description, default: value } of describeEnvironment()) {
    process.stdout.write(`${name.padEnd(26)} ${description}${value ? ` (default: ${value})` : ''}\n`);
  }
  process.stdout.write('\nEach may also be given as <NAME>_FILE: the path of a file that holds the value.\n');
}

if (process.argv.includes('--help-env')) printEnvironment();
else runService(serve);
