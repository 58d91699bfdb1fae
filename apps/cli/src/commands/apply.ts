import { Command } from 'commander';
import { examples } from '../examples.ts';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { readText } from '../files/read-text.ts';
import { applyPlan } from '../keyfile/apply-plan.ts';
import { makePlan } from '../keyfile/make-plan.ts';
import type { Declaration } from '../keyfile/make-plan.ts';
import { planInstallation } from '../keyfile/plan-installation.ts';
import { readKeyfile } from '../keyfile/read-keyfile.ts';
import { refuseFile } from '../keyfile/refuse-file.ts';
import { addOpenapiOptions, declarationFromOpenapi, putOut } from '../openapi/from-openapi.ts';
import type { OpenapiOptions } from '../openapi/from-openapi.ts';
import { openSession } from '../session.ts';

interface ApplyOptions extends OpenapiOptions {
  readonly file?: string;
  readonly dryRun?: true;
  readonly prune?: true;
  readonly applyToExisting?: true;
  readonly installation?: true;
}

export function command(): Command {
  const command = new Command()
    .description('Make the workspace what a keyfob.yaml says: resource types, roles, policy')
    .option('-f, --file <path>', 'the file, or - for stdin (keyfob.yaml)')
    .option('--dry-run', 'show the plan and change nothing')
    .option('--prune', 'also remove types and roles that the file leaves out')
    .option('--installation', 'the resource types that every workspace shares; for operators')
    .option('--apply-to-existing', 'let a stricter policy also bind tokens issued before');
  return addOpenapiOptions(command)
    .addHelpText(
      'after',
      examples(
        ['keyfob apply', 'keyfob.yaml of this folder: shows the plan, then asks'],
        ['keyfob apply -f keyfob.yaml --dry-run', 'only the plan'],
        ['keyfob apply -f keyfob.yaml --prune --yes', 'also removes what the file leaves out of its sections'],
        ['keyfob apply --from openapi.yaml --installation', 'types that all workspaces share'],
        ['keyfob apply --from openapi.yaml --dry-run', 'the types, actions and levels of your own API'],
        ['keyfob apply --from openapi.yaml --write', 'writes them into keyfob.yaml instead'],
      ),
    )
    .action(async (options: ApplyOptions, command: Command) => {
      const declaration = await readDeclaration(options);
      if (await putOut(declaration, options, command)) return;
      const session = await openSession(command);
      const workspace = options.installation ? null : await session.workspace();
      const plan = await (workspace === null
        ? planInstallation(session.keyfob, declaration, options)
        : makePlan(session.keyfob, workspace, declaration, options));
      await applyPlan(session, workspace, plan, options);
    });
}

async function readDeclaration(options: ApplyOptions): Promise<Declaration> {
  if (options.from !== undefined) {
    if (options.file === undefined) return declarationFromOpenapi(options.from, options);
    throw new Failure('--file and --from cannot be given together', {
      exitCode: exitCode.usage,
      next: `keyfob apply --from ${options.from} --write ${options.file}, then keyfob apply -f ${options.file}`,
    });
  }
  const file = options.file ?? 'keyfob.yaml';
  const read = readKeyfile(await readText(file));
  if (!read.ok) throw refuseFile(file, read.mistakes);
  return { file, keyfile: read.keyfile, mistake: (path, message) => read.source.mistake(path, message) };
}
