import type { Command } from 'commander';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { readText } from '../files/read-text.ts';
import { readTextIfAny, writeText } from '../files/write-text.ts';
import type { Declaration } from '../keyfile/make-plan.ts';
import { refuseFile } from '../keyfile/refuse-file.ts';
import { writeTypes } from '../keyfile/write-types.ts';
import { YamlSource } from '../keyfile/yaml-source.ts';
import { openAnonymous } from '../session.ts';
import { deriveTypes } from './derive-types.ts';
import { asFields } from './openapi.ts';

export interface OpenapiOptions {
  readonly from?: string;
  readonly depth?: string;
  readonly only?: readonly string[];
  readonly print?: true;
  readonly write?: string | true;
}

export function addOpenapiOptions(command: Command): Command {
  return command
    .option('--from <openapi>', 'derive the resource types from an OpenAPI document (YAML or JSON), or - for stdin')
    .option('--depth <count>', 'with --from: at most so many names in a type; what lies deeper becomes its actions')
    .option(
      '--only <path>',
      'with --from: only paths that begin so; repeat for more',
      (path, before: string[] | undefined) => [...(before ?? []), path],
    )
    .option('--print', 'with --from: print a keyfob.yaml and change nothing')
    .option('--write [file]', 'with --from: write them into a keyfob.yaml and change nothing else');
}

export async function declarationFromOpenapi(from: string, options: OpenapiOptions): Promise<Declaration> {
  const text = await readText(from);
  const document = asFields(jsonOf(text) ?? yamlOf(from, text));
  if (!document || !asFields(document['paths']))
    throw new Failure(`${from} is no OpenAPI document: it has no paths`, {
      exitCode: exitCode.usage,
      next: 'give a document of OpenAPI 3 or Swagger 2, as YAML or JSON',
    });
  const { types, mistakes } = deriveTypes(document, { depth: depthOf(options.depth), only: options.only });
  // Finding a line costs another reading of a long text: only where there is something to tell.
  const mistake: Declaration['mistake'] = (path, message) => new YamlSource(text).mistake(path, message);
  if (mistakes.length > 0) {
    const source = new YamlSource(text);
    throw refuseFile(
      from,
      mistakes.map(({ path, message }) => source.mistake(path, message)),
    );
  }
  return { file: from, keyfile: { resourceTypes: types }, mistake };
}

/** With `--print` or `--write` the derived types go to stdout or into a file, and that was all. */
export async function putOut(declaration: Declaration, options: OpenapiOptions, command: Command): Promise<boolean> {
  const { print, write, from } = options;
  if (from === undefined && (print ?? write ?? options.depth ?? options.only) !== undefined)
    throw new Failure('--print, --write, --depth and --only belong to --from', {
      exitCode: exitCode.usage,
      next: 'keyfob apply --from openapi.yaml --print',
    });
  if (!print && write === undefined) return false;
  const { output } = await openAnonymous(command);
  const types = declaration.keyfile.resourceTypes ?? [];
  if (print) output.raw(writeTypes('', types));
  if (write !== undefined) {
    const file = write === true ? 'keyfob.yaml' : write;
    const before = await readTextIfAny(file);
    const after = writeTypes(before ?? '', types, file);
    if (after !== before) await writeText(file, after);
    output.notice(after === before ? `${file} says so already.` : `Wrote ${types.length} resource types into ${file}.`);
  }
  return true;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function yamlOf(file: string, text: string): unknown {
  const source = new YamlSource(text);
  const mistakes = source.syntaxMistakes();
  if (mistakes.length > 0) throw refuseFile(file, mistakes);
  return source.value();
}

function depthOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9][0-9]?$/.test(text)) return Number(text);
  throw new Failure(`--depth must be a whole number from 1, not ${text}`, {
    exitCode: exitCode.usage,
    next: 'give one such as --depth 2',
  });
}
