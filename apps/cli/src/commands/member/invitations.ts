import type { Invitation } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { time } from '../../text.ts';

export function command(): Command {
  return new Command()
    .description('The invitations whose links still work, the oldest first')
    .addHelpText('after', examples(['keyfob member invitations'], ['keyfob member invitations --json']))
    .action(async (_options: unknown, command: Command) => {
      const session = await openSession(command);
      const rows: Invitation[] = [];
      for await (const one of session.keyfob.listInvitations(await session.workspace(), { limit: 100 })) rows.push(one);
      session.output.list(
        { data: rows },
        rows,
        {
          id: ({ id }) => id,
          email: ({ email }) => email,
          role: ({ role }) => role,
          invited_by: ({ invited_by: by }) => by,
          expires: (invitation) => time(invitation.expires_at),
        },
        'No invitations found.',
      );
    });
}
