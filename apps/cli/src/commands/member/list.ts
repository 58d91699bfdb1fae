import type { ListMembersData, Member } from '@keyfob/sdk';
import { Command, Option } from 'commander';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { time } from '../../text.ts';

interface ListOptions {
  readonly role?: string;
  readonly active?: 'true' | 'false';
  readonly query?: string;
}

export function command(): Command {
  return new Command()
    .description('Who belongs to the workspace')
    .option('--role <role>', 'only those with this role')
    .addOption(new Option('--active <word>', 'only those who are, or are not, suspended').choices(['true', 'false']))
    .option('--query <text>', 'the beginning of an e-mail address or external id')
    .addHelpText(
      'after',
      examples(['keyfob member list'], ['keyfob member list --role owner --json'], ['keyfob member list --query ada']),
    )
    .action(async ({ role, active, query }: ListOptions, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const filter: NonNullable<ListMembersData['query']> = {
        limit: 100,
        ...(role !== undefined && { role }),
        ...(active !== undefined && { active }),
        ...(query !== undefined && { q: query }),
      };
      const rows: Member[] = [];
      for await (const member of keyfob.listMembers(await session.workspace(), filter)) rows.push(member);
      output.list(
        { data: rows },
        rows,
        {
          id: ({ id }) => id,
          email: ({ email }) => email,
          external_id: ({ external_id: externalId }) => externalId,
          name: ({ name }) => name,
          role: (member) => member.role,
          status: (member) => (member.active ? 'active' : 'suspended'),
          since: (member) => time(member.created_at),
        },
        'No members found.',
      );
    });
}
