import { Checker } from './checker.ts';
import type { Keyfile, Mistake } from './keyfile.ts';
import { readResourceTypes } from './read-resource-types.ts';
import { readRoles } from './read-roles.ts';
import { YamlSource } from './yaml-source.ts';

const SECTIONS = ['version', 'resource_types', 'roles', 'policy'];

export type ReadKeyfile =
  | { readonly ok: true; readonly keyfile: Keyfile; readonly source: YamlSource }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] };

/** Reads a keyfob.yaml; every mistake it can find without the service is told at once, in the order of the file. */
export function readKeyfile(text: string): ReadKeyfile {
  const source = new YamlSource(text);
  const syntax = source.syntaxMistakes();
  if (syntax.length > 0) return { ok: false, mistakes: syntax };
  const check = new Checker(source);
  const keyfile = readSections(source.value(), check);
  return check.mistakes.length > 0
    ? { ok: false, mistakes: check.mistakes.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0)) }
    : { ok: true, keyfile, source };
}

function readSections(value: unknown, check: Checker): Keyfile {
  // A file with nothing but comments declares nothing.
  const file = check.map(value ?? {}, []);
  if (!file) return {};
  check.knownKeys(file, [], SECTIONS);
  if (file['version'] !== undefined && file['version'] !== 1)
    check.refuse(['version'], 'must be 1, the only version there is');
  // A section that is there but empty (`roles:`) declares that there are none.
  const section = (key: string): unknown => (key in file ? (file[key] ?? {}) : undefined);
  const types = section('resource_types');
  const roles = section('roles');
  const policy = section('policy');
  return {
    ...(types !== undefined && { resourceTypes: readResourceTypes(types, check) }),
    ...(roles !== undefined && { roles: readRoles(roles, check) }),
    // Its fields are the service's to judge: a dry run tells every mistake before anything is done.
    ...(policy !== undefined && { policy: check.map(policy, ['policy']) ?? {} }),
  };
}
