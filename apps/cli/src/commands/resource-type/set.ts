import type { ResourceType } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { LEVELS, isLevel } from '../../keyfile/read-resource-types.ts';
import { replaceOwnTypes } from '../../resource-types/replace-own-types.ts';
import { openSession } from '../../session.ts';
import { counted } from '../../text.ts';

export function command(): Command {
  return new Command()
    .description(
      'Add a resource type of the workspace’s own, or give one exactly these actions: one that is left out goes, unless it is in use',
    )
    .argument('<type>', 'its key, such as builder or github/runner-profile')
    .argument('<actions...>', 'ACTION=LEVEL each; levels: read, write, admin, owner')
    .addHelpText(
      'after',
      examples(
        ['keyfob resource-type set builder list=read get=read ensure=write delete=admin'],
        ['keyfob resource-type set github/runner-profile list=read create=write'],
      ),
    )
    .action(async (key: string, given: string[], _options: unknown, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const type = { key, actions: given.map(readAction) };
      const answer = await replaceOwnTypes(keyfob, await session.workspace(), (types) => [
        ...types.filter((one) => one.key !== key),
        type,
      ]);
      output.message(
        { resource_type: type, effective: answer.effective },
        `${key} has ${counted(given.length, 'action')}.`,
      );
    });
}

function readAction(text: string): ResourceType['actions'][number] {
  const [key = '', level, ...more] = text.split('=');
  if (isLevel(level) && more.length === 0) return { key, level };
  throw new Failure(`Not an action with its level: ${text}`, {
    exitCode: exitCode.usage,
    next: `give ACTION=LEVEL, such as list=read; levels: ${LEVELS.join(', ')}`,
  });
}
