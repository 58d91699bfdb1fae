import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { requireInvitation } from '../../members/find-invitation.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Take an invitation back: its link works no longer. Asks before it does.')
    .argument('<invitation>', 'the e-mail address that was invited, or the id of the invitation')
    .addHelpText(
      'after',
      examples(['keyfob member uninvite grace@example.com'], ['keyfob member uninvite 0195… --yes']),
    )
    .action(async (which: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const at = await session.workspace();
      const { id, email, role } = await requireInvitation(keyfob, at, which);
      await session.confirm(`Take back the invitation of ${email} (${role}) to ${at}?`);
      output.message(await keyfob.deleteInvitation(at, id), `The invitation of ${email} is taken back.`);
    });
}
