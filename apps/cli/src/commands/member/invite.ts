import { ConflictError } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { openSession } from '../../session.ts';
import { time } from '../../text.ts';

export function command(): Command {
  return new Command()
    .description(
      'Invite a person by a link that works once, for 7 days; it replaces an earlier one for the same address. Where Keyfob ' +
        'sends mail the person gets it so, else it is printed for you to send.',
    )
    .argument('<email>', 'the person’s e-mail address')
    .requiredOption('--role <role>', 'required: the role to have, such as member')
    .addHelpText(
      'after',
      examples(
        ['keyfob member invite grace@example.com --role manager'],
        ['keyfob member invite grace@example.com --role viewer --output token', 'the link alone'],
      ),
    )
    .action(async (email: string, { role }: { role: string }, command: Command) => {
      const session = await openSession(command, { answersValue: true });
      const { keyfob, output } = session;
      const issued = await keyfob
        .createInvitation(await session.workspace(), { email, role })
        .catch(suggestSet(email, role));
      const { invitation, link, mailed } = issued;
      output.secret(issued, link, {
        id: invitation.id,
        email: invitation.email,
        role: invitation.role,
        expires: time(invitation.expires_at),
        ...(!mailed && { link }),
      });
      output.notice(
        mailed
          ? `The link is on its way to ${invitation.email} by mail.`
          : `Send the link to ${invitation.email}: it works once, and is shown only now.`,
      );
    });
}

/** Whoever is a member already needs no link. */
function suggestSet(email: string, role: string) {
  return (error: unknown): never => {
    if (!(error instanceof ConflictError) || error.code !== 'name_taken') throw error;
    throw new Failure(`${email} is a member already`, {
      exitCode: exitCode.conflict,
      requestId: error.requestId,
      next: `keyfob member set ${email} --role ${role}`,
    });
  };
}
