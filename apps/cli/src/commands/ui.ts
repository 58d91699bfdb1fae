import { Command } from 'commander';
import { examples } from '../examples.ts';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { openSession } from '../session.ts';

export function command(): Command {
  return new Command()
    .description('Tokens, members and the audit log, live on one screen; ? there shows every key')
    .addHelpText('after', examples(['keyfob ui'], ['INK_SCREEN_READER=true keyfob ui', 'For screen readers']))
    .action(async (_options: unknown, command: Command) => {
      needTerminal();
      const session = await openSession(command);
      const { keyfob, apiUrl, settings } = session;
      const workspace = await session.workspace();
      // Loaded late: no other command pays for it.
      const { openScreens } = await import('../screens/open-screens.tsx');
      const { options, environment } = settings;
      await openScreens({
        keyfob,
        apiUrl,
        workspace,
        color: options.color && environment.color,
        screenReader: environment.screenReader,
      });
    });
}

function needTerminal(): void {
  if (process.stdin.isTTY && process.stdout.isTTY) return;
  const missing = process.stdin.isTTY ? 'its output goes elsewhere' : 'its input comes from elsewhere';
  throw new Failure('The terminal UI needs a terminal', {
    exitCode: exitCode.usage,
    cause: new Error(missing),
    next: 'run keyfob ui by hand; scripts have commands such as keyfob token list --json',
  });
}
