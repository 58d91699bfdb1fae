import type { PolicyPatch } from '@keyfob/sdk';
import { Command } from 'commander';
import { parse } from 'yaml';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { applyPlan } from '../../keyfile/apply-plan.ts';
import { makePlan } from '../../keyfile/make-plan.ts';
import { openSession } from '../../session.ts';

interface SetOptions {
  readonly dryRun?: true;
  readonly applyToExisting?: true;
}

export function command(): Command {
  return new Command()
    .description('Change fields of the policy; what that does to tokens issued before is counted first')
    .argument('<fields...>', 'FIELD=VALUE each: a duration, a number, true, false, never, or a list such as [a, b]')
    .option('--dry-run', 'only count')
    .option('--apply-to-existing', 'also cut the lifetimes, and disable the kinds, of tokens issued before')
    .addHelpText(
      'after',
      examples(
        ['keyfob policy set max_lifetime=90d --dry-run'],
        ['keyfob policy set max_lifetime=90d auto_disable_after=never --apply-to-existing --yes'],
        ['keyfob policy set "allowed_cidrs=[10.0.0.0/8, 192.168.0.0/16]"'],
      ),
    )
    .action(async (fields: string[], options: SetOptions, command: Command) => {
      const policy = Object.fromEntries(fields.map(readField)) as PolicyPatch;
      const session = await openSession(command);
      const workspace = await session.workspace();
      const declaration = {
        file: 'the policy',
        keyfile: { policy },
        mistake: (path: readonly (string | number)[], message: string) => ({
          path: path.slice(1).join('.'),
          message,
          line: null,
          column: null,
        }),
      };
      const plan = await makePlan(session.keyfob, workspace, declaration, options);
      await applyPlan(session, workspace, plan, options);
    });
}

/** Values are written as in a keyfob.yaml; `never` and `forever` are null. */
function readField(text: string): [string, unknown] {
  const at = text.indexOf('=');
  if (at < 1)
    throw new Failure(`Not a field with its value: ${text}`, {
      exitCode: exitCode.usage,
      next: 'give FIELD=VALUE, such as max_lifetime=90d; keyfob policy list names the fields',
    });
  const value = text.slice(at + 1);
  return [text.slice(0, at), value === 'never' || value === 'forever' ? null : readValue(value)];
}

function readValue(text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch {
    return text;
  }
}
