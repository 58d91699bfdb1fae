import type { Me, Workspace } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import type { Session } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('List the workspaces you belong to; the selected one has a star')
    .addHelpText('after', examples(['keyfob workspace list'], ['keyfob workspace list --json']))
    .action(async (_options: unknown, command: Command) => {
      const session = await openSession(command);
      const { settings, credential, output } = session;
      const workspaces = await workspacesOf(session);
      const current = credential.kind === 'session' ? settings.chosenWorkspace?.key : workspaces[0]?.slug;
      const selected = workspaces.find(({ id, slug }) => slug === current || id === current)?.slug ?? null;
      output.list<(typeof workspaces)[number]>(
        { workspaces, current: selected },
        workspaces,
        {
          workspace: ({ slug }) => (slug === selected ? `${slug} *` : slug),
          name: ({ name }) => name,
          role: ({ role }) => role,
          id: ({ id }) => id,
        },
        'You belong to no workspace.',
      );
    });
}

/** Of a person all pages; a token has one workspace, and knows it without a permission. */
async function workspacesOf({ credential, keyfob, me }: Session): Promise<Me['workspaces'] | Workspace[]> {
  if (credential.kind === 'token') return (await me()).workspaces;
  const workspaces: Workspace[] = [];
  for await (const workspace of keyfob.listWorkspaces({ limit: 100 })) workspaces.push(workspace);
  return workspaces;
}
