import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Print the credential that commands use, for a program that needs it')
    .addHelpText(
      'after',
      examples(['curl -H "authorization: Bearer $(keyfob auth token)" http://localhost:4600/v1/me']),
    )
    .action(async (_options: unknown, command: Command) => {
      const { credential, output } = await openSession(command, { answersValue: true });
      output.message({ source: credential.source, kind: credential.kind, value: credential.value }, credential.value);
    });
}
