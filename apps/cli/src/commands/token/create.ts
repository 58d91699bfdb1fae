import { PermissionError } from '@keyfob/sdk';
import { Command, Option } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { explainFailure } from '../../explain-failure.ts';
import { Failure } from '../../failure.ts';
import { openSession } from '../../session.ts';
import { issueAndAnnounce } from '../../tokens/announce-issued.ts';
import type { ValueFlags } from '../../tokens/announce-issued.ts';
import { addGrantFlags, grantsOf } from '../../tokens/grant-flags.ts';
import type { GrantFlags } from '../../tokens/grant-flags.ts';
import { addLifetimeFlags, lifetimeOf } from '../../tokens/lifetime-flags.ts';
import type { LifetimeFlags } from '../../tokens/lifetime-flags.ts';
import { addLimitFlags, limitsOf } from '../../tokens/limit-flags.ts';
import type { LimitFlags } from '../../tokens/limit-flags.ts';
import { addValueFlags } from '../../tokens/value-flags.ts';

type CreateFlags = GrantFlags &
  LifetimeFlags &
  LimitFlags &
  ValueFlags & {
    readonly name: string;
    readonly description?: string;
    readonly type?: 'standard' | 'long_lived' | 'read_only';
    readonly environment?: 'production' | 'test';
    readonly user?: true;
  };

export function command(): Command {
  const command = new Command()
    .description('Create a token with permissions and an end. Its value is printed once and kept nowhere.')
    .requiredOption('--name <name>', 'required: what it is called; no two live tokens share a name')
    .option('--description <text>', 'what it is for');
  addGrantFlags(command).addOption(
    new Option('--type <type>', 'a preset of lifetime and access').choices(['standard', 'long_lived', 'read_only']),
  );
  command.option('--user', 'a personal token: bound to you, and never more than you may do');
  addLifetimeFlags(command, '24h unless said otherwise');
  addLimitFlags(command).addOption(new Option('--environment <name>').choices(['production', 'test']));
  return addValueFlags(command)
    .addHelpText(
      'after',
      examples(
        [
          `keyfob token create --name ci-pipeline-token --grant '{"resource_type":"github/runner-profile","resource_id":"*","actions":["*"]}'`,
        ],
        [
          'keyfob token create --name short-lived --grant builder:ensure --grant builder:access --expires-in 1h',
          'The short form of grants',
        ],
        [
          'keyfob token create --name automation --grant builder:ensure --token-file token.json',
          'Into a file for KEYFOB_TOKEN_FILE',
        ],
        ['KEYFOB_TOKEN=$(keyfob token create --name quick --role viewer --user --output token)', 'The value alone'],
      ),
    )
    .action(create);
}

async function create(flags: CreateFlags, command: Command): Promise<void> {
  const session = await openSession(command, { answersValue: true });
  const { keyfob, workspace } = session;
  const { name, description, type, environment, user } = flags;
  const body = {
    name,
    kind: user ? ('personal' as const) : ('workspace' as const),
    ...(description !== undefined && { description }),
    ...(type && { type }),
    ...(environment && { environment }),
    ...grantsOf(flags),
    ...(lifetimeOf(flags) ?? { default_expires_in: '24h' }),
    ...limitsOf(flags),
  };
  await issueAndAnnounce(session, flags, async () =>
    keyfob.createToken(await workspace(), body).catch((error: unknown) => {
      throw user ? error : suggestUser(error);
    }),
  );
}

/** Whoever may not create tokens for the workspace may still create one of their own. */
function suggestUser(error: unknown): unknown {
  const lacks =
    error instanceof PermissionError &&
    error.missing.some(({ resource_type, actions }) => resource_type === 'keyfob/token' && actions.includes('create'));
  if (!lacks) return error;
  const { message, cause, requestId } = explainFailure(error, '');
  return new Failure(message, {
    exitCode: exitCode.permission,
    cause,
    requestId,
    next: 'the same with --user creates a personal token, bound to you',
  });
}
