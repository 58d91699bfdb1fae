import { Command } from 'commander';
import { environmentTexts } from '../../help/environment-texts.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('The variables that commands read')
    .action(async (_options: unknown, command: Command) => {
      const { output } = await openAnonymous(command);
      output.list(
        Object.fromEntries(environmentTexts),
        environmentTexts,
        { variable: ([name]) => name, meaning: ([, text]) => text },
        '',
      );
    });
}
