import { Command } from 'commander';
import { examples } from '../examples.ts';
import { serveMcp } from '../mcp/serve-mcp.ts';
import { openSession } from '../session.ts';

export function command(): Command {
  return new Command()
    .description(
      'An MCP server on stdin and stdout: a model lists, creates, rotates and retires tokens with the credential it was started with. ' +
        'Token values are written into files and never given to the model; a read-only token gets only the tools that read.',
    )
    .addHelpText(
      'after',
      examples(
        ['keyfob snippet claude-desktop --write', 'Have Claude Desktop start it'],
        ['KEYFOB_TOKEN_FILE=./token.json keyfob mcp', 'What an MCP client runs'],
      ),
    )
    .action(async (_options: unknown, command: Command) => {
      const { keyfob, apiUrl, me, workspace, settings } = await openSession(command);
      const { token } = await me();
      const spareFolder = settings.environment.configDir;
      serveMcp({ keyfob, apiUrl, workspace: await workspace(), spareFolder, readOnly: token?.access === 'read' });
    });
}
