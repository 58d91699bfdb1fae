import type { ResourceType } from '@keyfob/sdk';
import { setInYaml } from '../files/merge-yaml.ts';

const HEADER = '# What this workspace is: keyfob apply -f this file. See docs/declare.md.\nversion: 1\n';

/** A keyfob.yaml with these types; what else it declares, its comments, and types that are not among these, stay. */
export function writeTypes(text: string, types: readonly ResourceType[], file = 'keyfob.yaml'): string {
  return types.reduce(
    (before, { key, actions }) =>
      setInYaml(
        file,
        before,
        ['resource_types', key],
        Object.fromEntries(actions.map((action) => [action.key, action.level])),
        { replace: true },
      ),
    text === '' ? HEADER : text,
  );
}
