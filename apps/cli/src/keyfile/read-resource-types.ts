import { parseGrant } from '@keyfob/sdk';
import type { ResourceType } from '@keyfob/sdk';
import type { Checker } from './checker.ts';
import { kindOf } from './checker.ts';
import type { FilePath } from './keyfile.ts';

type Action = ResourceType['actions'][number];

export const LEVELS = ['read', 'write', 'admin', 'owner'] as const satisfies Action['level'][];

/** `resource_types: {builder: {list: read, ensure: write}}`. */
export function readResourceTypes(section: unknown, check: Checker): ResourceType[] {
  const path = ['resource_types'];
  return Object.entries(check.map(section, path) ?? {}).flatMap(([key, actions]): ResourceType[] => {
    const message = typeKeyMistake(key);
    if (message !== undefined) check.refuse([...path, key], message);
    return [{ key, actions: readActions(actions, [...path, key], check) }];
  });
}

function readActions(value: unknown, path: FilePath, check: Checker): Action[] {
  const actions = check.map(value, path);
  if (!actions) return [];
  const entries = Object.entries(actions);
  if (entries.length === 0) check.refuse(path, 'must have at least one action, such as list: read');
  return entries.flatMap(([key, level]): Action[] => {
    const message = actionKeyMistake(key);
    if (message !== undefined) check.refuse([...path, key], message);
    if (isLevel(level)) return [{ key, level }];
    check.refuse([...path, key], `must have one of the levels ${LEVELS.join(', ')}, not ${kindOf(level)}`);
    return [];
  });
}

export function isLevel(value: unknown): value is Action['level'] {
  return LEVELS.some((level) => level === value);
}

/** The rule that the key of a resource type breaks, if any. */
export function typeKeyMistake(key: string): string | undefined {
  if (key === 'keyfob' || key.startsWith('keyfob/')) return 'must not begin with keyfob/, which is reserved';
  if (key !== '*' && parseGrant(`${key}:list`)?.resource_type === key) return undefined;
  return 'must be lower-case words of a–z, 0–9 and hyphens, parted by slashes, at most 64 characters';
}

/** The rule that the key of an action breaks, if any. */
export function actionKeyMistake(key: string): string | undefined {
  const isPlain = !key.startsWith('@') && key !== '*' && parseGrant(`any:${key}`)?.action === key;
  return isPlain ? undefined : 'must begin with a–z and hold only a–z, 0–9, _ and -, at most 64 characters';
}
