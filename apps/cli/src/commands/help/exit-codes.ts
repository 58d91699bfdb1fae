import { Command } from 'commander';
import { exitCodeTexts } from '../../help/exit-code-texts.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('What the exit code of a command says')
    .action(async (_options: unknown, command: Command) => {
      const { output } = await openAnonymous(command);
      output.list(
        Object.fromEntries(exitCodeTexts),
        exitCodeTexts,
        { code: ([name]) => name, meaning: ([, text]) => text },
        '',
      );
    });
}
