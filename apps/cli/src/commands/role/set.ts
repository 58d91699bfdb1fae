import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { joinGrants } from '../../keyfile/read-roles.ts';
import { nameFor } from '../../roles/name-for.ts';
import { openSession } from '../../session.ts';
import { counted } from '../../text.ts';
import { addGrantFlag } from '../../tokens/grant-flags.ts';
import type { GrantFlags } from '../../tokens/grant-flags.ts';

interface SetOptions extends Pick<GrantFlags, 'grant'> {
  readonly name?: string;
  readonly description?: string;
}

export function command(): Command {
  return addGrantFlag(new Command())
    .description('Create a role of the workspace’s own, or change one; its members and tokens follow at once')
    .argument('<role>', 'its key')
    .option('--name <name>', 'what people read')
    .option('--description <text>', 'what it is for')
    .addHelpText(
      'after',
      examples(
        ['keyfob role set deployer --grant builder:ensure --grant artifact:@read'],
        ['keyfob role set deployer --name "Deploys to production"', 'grants that are not given stay'],
      ),
    )
    .action(async (key: string, { grant, ...names }: SetOptions, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const at = await session.workspace();
      const before = (await keyfob.listRoles(at)).data.find((role) => role.key === key);
      const grants = grant && joinGrants(grant);
      if (!before && !grants)
        throw new Failure(`There is no role ${key} yet, and a new one needs grants`, {
          exitCode: exitCode.usage,
          next: `keyfob role set ${key} --grant builder:list`,
        });
      const body = { ...names, ...(grants && { grants }) };
      if (before) {
        const changed = await keyfob.updateRole(at, key, body, { version: before.version });
        return output.message(changed, `Changed role ${key}: ${counted(changed.role.grants.length, 'grant')}.`);
      }
      const role = await keyfob.createRole(at, { key, name: nameFor(key), ...names, grants: grants ?? [] });
      return output.message({ role }, `Created role ${key}: ${counted(role.grants.length, 'grant')}.`);
    });
}
