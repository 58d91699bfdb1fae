import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { nameOf, requireMember } from '../../members/find-member.ts';
import { openSession } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Remove a member for good; their personal tokens are revoked with it')
    .argument('<member>', 'an e-mail address, external id or id')
    .addHelpText(
      'after',
      examples(['keyfob member remove grace@example.com'], ['keyfob member remove user-4711 --yes']),
    )
    .action(async (who: string, _options: unknown, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const at = await session.workspace();
      const member = await requireMember(keyfob, at, who);
      await session.confirm(`Remove ${nameOf(member)} (${member.role}) from ${at} and revoke their personal tokens?`);
      output.message(await keyfob.deleteMember(at, member.id), `Removed ${nameOf(member)}.`);
    });
}
