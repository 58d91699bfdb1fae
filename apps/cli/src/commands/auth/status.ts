import { Command } from 'commander';
import { readStored } from '../../credentials/store-token.ts';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { time } from '../../text.ts';

export function command(): Command {
  return new Command()
    .description('Who you are: where the credential comes from, person or token, workspace, and until when')
    .addHelpText('after', examples(['keyfob auth status'], ['keyfob auth status --json']))
    .action(async (_options: unknown, command: Command) => {
      const session = await openSession(command);
      const { credential, settings, output, apiUrl } = session;
      const { person, token, workspaces } = await session.me();
      const stored = await readStored(settings);
      const workspace =
        credential.kind === 'session' ? (settings.chosenWorkspace?.key ?? null) : (workspaces[0]?.slug ?? null);
      const role =
        token?.role ?? workspaces.find(({ id, slug }) => slug === workspace || id === workspace)?.role ?? null;
      const expires_at = token === null ? (stored?.session?.expires_at ?? null) : token.expires_at;
      const status = {
        api_url: apiUrl,
        profile: settings.profile,
        source: credential.source,
        kind: person === null ? 'token' : 'person',
        name: person?.email ?? token?.name ?? null,
        token_id: token?.id ?? null,
        workspace,
        role,
        expires_at,
        current_token_id: token?.id ?? stored?.token?.id ?? null,
      };
      output.details(status, { ...status, expires_at: expires_at === null ? 'never' : time(expires_at) });
    });
}
