import { Command } from 'commander';
import { requireCurrentToken } from '../../credentials/current-token.ts';
import { readStored } from '../../credentials/store-token.ts';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { openSession } from '../../session.ts';
import { findToken } from '../../tokens/find-token.ts';
import { shownToken } from '../../tokens/show-token.ts';

export function command(): Command {
  return new Command()
    .description('Show a token: the current one, unless another is given')
    .argument('[token]', 'its id or name')
    .option('--show-token', 'with the value: only of the current token, which is kept here')
    .addHelpText(
      'after',
      examples(
        ['keyfob token show'],
        ['keyfob token show ci --json'],
        ['keyfob token show --show-token --output token'],
      ),
    )
    .action(async (given: string | undefined, { showToken }: { showToken?: true }, command: Command) => {
      const session = await openSession(command, { answersValue: showToken ?? false });
      const id = given ?? (await requireCurrentToken(session, 'There is no current token'));
      const token = given === undefined ? await current(session, id) : await findToken(session, given);
      if (!showToken) return session.output.details(token, shownToken(token));
      const stored = (await readStored(session.settings))?.token;
      if (stored?.id !== token.id)
        throw new Failure('Only the value of the current token that is kept here can be shown', {
          exitCode: exitCode.usage,
          next: `every other value was shown once; keyfob token refresh ${token.id} gives a new one`,
        });
      session.output.secret({ ...token, value: stored.value }, stored.value, {
        ...shownToken(token),
        token: stored.value,
      });
    });
}

/** A token may always read itself; a person reads the token they keep like any other. */
async function current(session: Awaited<ReturnType<typeof openSession>>, id: string) {
  const own = session.credential.kind === 'token' ? (await session.me()).token : null;
  return own ?? findToken(session, id);
}
