import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Use another profile from now on; with two profiles the name may be left out')
    .argument('[profile]', 'its name')
    .addHelpText(
      'after',
      examples(['keyfob auth switch staging'], ['keyfob --profile staging token list', 'For one command only']),
    )
    .action(async (given: string | undefined, _options: unknown, command: Command) => {
      const { settings, output } = await openAnonymous(command);
      const { config, configFile, store, profile } = settings;
      const known = [...new Set([...Object.keys(config.profiles ?? {}), ...(await store.profiles())])];
      const others = known.filter((name) => name !== profile);
      const wanted = given ?? (others.length === 1 ? others[0] : undefined);
      if (wanted === undefined || !known.includes(wanted))
        throw new Failure(wanted === undefined ? 'Which profile?' : `There is no profile ${wanted}`, {
          exitCode: wanted === undefined ? exitCode.usage : exitCode.notFound,
          next: `keyfob auth switch NAME, one of: ${known.join(', ') || 'none yet'}; keyfob auth login --profile NAME makes one`,
        });
      await configFile.change((before) => ({ ...before, profile: wanted }));
      output.message({ profile: wanted }, `Profile ${wanted} is used from now on.`);
    });
}
