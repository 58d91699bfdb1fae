import { Keyfob } from '@keyfob/sdk';
import type { Command } from 'commander';
import { readEnvironment } from './environment.ts';
import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { Output } from './output.ts';

/** The options every command has. */
interface GlobalOptions {
  readonly output: 'table' | 'json';
  readonly json?: true;
  readonly apiUrl: string;
  readonly quiet?: true;
  readonly color: boolean;
}

/** What a command works with: the service, and where its answer goes. */
export function openSession(command: Command): { keyfob: Keyfob; output: Output; apiUrl: string } {
  const options = command.optsWithGlobals<GlobalOptions>();
  return {
    keyfob: openKeyfob(options.apiUrl),
    apiUrl: options.apiUrl,
    output: new Output({
      format: options.json ? 'json' : options.output,
      quiet: options.quiet ?? false,
      color: options.color && readEnvironment().color && process.stdout.isTTY,
    }),
  };
}

function openKeyfob(apiUrl: string): Keyfob {
  try {
    return new Keyfob({ baseUrl: apiUrl, timeout: 10_000 });
  } catch (cause) {
    throw new Failure(`Not an address: ${apiUrl}`, {
      exitCode: exitCode.usage,
      cause,
      next: 'give one such as --api-url http://localhost:4600',
    });
  }
}
