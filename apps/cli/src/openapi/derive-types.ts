import type { ResourceType } from '@keyfob/sdk';
import { actionKeyMistake, isLevel, typeKeyMistake } from '../keyfile/read-resource-types.ts';
import { PathNames } from './name-operation.ts';
import type { Fields, Operation } from './openapi.ts';
import { asFields, operationsOf } from './openapi.ts';

type Level = ResourceType['actions'][number]['level'];

interface Found {
  readonly path: readonly string[];
  readonly message: string;
}

export interface Derived {
  readonly types: ResourceType[];
  readonly mistakes: Found[];
  /** Operations that the document has, and those that `x-keyfob: false` or their path left out. */
  readonly operations: number;
  readonly skipped: number;
}

export interface DeriveOptions {
  /** At most so many names in a type; what lies deeper becomes part of its actions. */
  readonly depth?: number | undefined;
  /** Only paths that begin with one of these. */
  readonly only?: readonly string[] | undefined;
}

const LEVELS: readonly Level[] = ['read', 'write', 'admin', 'owner'];
/** Keyfob's own limits. */
const MOST_TYPES = 100;
const MOST_ACTIONS = 100;

/**
 * Resource types, actions and levels of an API, from its OpenAPI document. The same document gives the same answer, sorted by
 * name, whatever the order of its paths.
 */
export function deriveTypes(document: Fields, { depth = Infinity, only }: DeriveOptions = {}): Derived {
  const operations = operationsOf(document).filter(({ path }) => !only || only.some((start) => path.startsWith(start)));
  const derived = collect(operations, depth);
  return { ...derived, mistakes: [...derived.mistakes, ...tooMany(operations, derived.types, depth)] };
}

function collect(operations: readonly Operation[], depth: number): Derived {
  const names = new PathNames(operations);
  const mistakes: Found[] = [];
  const found = new Map<string, Map<string, Level>>();
  let skipped = 0;
  for (const operation of operations) {
    const named = nameOf(operation, names, depth, mistakes);
    if (!named) {
      skipped += 1;
      continue;
    }
    const actions = found.get(named.type) ?? new Map<string, Level>();
    actions.set(named.action, higher(named.level, actions.get(named.action)));
    found.set(named.type, actions);
  }
  const types = [...found].map(([key, actions]) => ({
    key,
    actions: [...actions].map(([action, level]) => ({ key: action, level })).sort(byLevel),
  }));
  types.sort((left, right) => compare(left.key, right.key));
  return { types, mistakes, operations: operations.length, skipped };
}

function nameOf(operation: Operation, names: PathNames, depth: number, mistakes: Found[]) {
  const { override, at } = operation;
  const refuse = (message: string, ...more: string[]) => void mistakes.push({ path: [...at, ...more], message });
  if (override === false) return null;
  const fields = override === undefined ? {} : asFields(override);
  if (!fields) return refuse('must be false or a map with resource_type, action or level', 'x-keyfob');
  for (const key of Object.keys(fields))
    if (!['resource_type', 'action', 'level'].includes(key))
      refuse('is not known here; known: resource_type, action, level', 'x-keyfob', key);
  const named = names.name(operation);
  const folded = named && fold(named, depth);
  const [ownType, ownAction] = [textOf(fields['resource_type']), textOf(fields['action'])];
  const type = ownType ?? folded?.type;
  const action = ownAction ?? (ownType === undefined ? folded?.action : named?.action);
  const level = fields['level'] ?? named?.level;
  if (type === undefined || action === undefined) return null;
  const typeMistake = typeKeyMistake(type);
  if (typeMistake !== undefined)
    return refuse(
      `the resource type ${type} ${typeMistake}; say another with x-keyfob: {resource_type: …}, or a smaller --depth`,
    );
  const actionMistake = actionKeyMistake(action);
  if (actionMistake !== undefined)
    return refuse(`the action ${action} ${actionMistake}; say another with x-keyfob: {action: …}`);
  if (!isLevel(level)) return refuse(`must be one of ${LEVELS.join(', ')}`, 'x-keyfob', 'level');
  return { type, action, level };
}

/** What is no text breaks the rule for keys all the same, and is shown as it is. */
function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value);
}

/** `kubernetes/cluster/node-pool:list` at depth 2 → `kubernetes/cluster:node-pool-list`. */
function fold({ type, action }: { type: string; action: string }, depth: number) {
  const nouns = type.split('/');
  const rest = nouns
    .slice(depth)
    .join('-')
    .replace(/^[^a-z]+/, '');
  return { type: nouns.slice(0, depth).join('/'), action: rest === '' ? action : `${rest}-${action}` };
}

function tooMany(operations: readonly Operation[], types: readonly ResourceType[], depth: number): Found[] {
  const path = ['paths'];
  const crowded = types.filter(({ actions }) => actions.length > MOST_ACTIONS);
  const mistakes = crowded.map(({ key, actions }) => ({
    path,
    message: `give ${key} ${actions.length} actions; ${MOST_ACTIONS} is the most: a greater --depth gives each less; --only /path takes a part; x-keyfob: false leaves some out`,
  }));
  if (types.length <= MOST_TYPES) return mistakes;
  const fit = shallower(types, depth)
    .map((one) => ({ depth: one, types: collect(operations, one).types }))
    .find((one) => one.types.length <= MOST_TYPES && one.types.every(({ actions }) => actions.length <= MOST_ACTIONS));
  const ways = [
    ...(fit ? [`--depth ${fit.depth} gives ${fit.types.length}`] : []),
    '--only /path takes a part',
    'x-keyfob: false leaves some out',
  ];
  const message = `give ${types.length} resource types; ${MOST_TYPES} is the most: ${ways.join('; ')}`;
  return [...mistakes, { path, message }];
}

/** Depths below this one that make a difference, the greatest first. */
function shallower(types: readonly ResourceType[], depth: number): number[] {
  const deepest = Math.min(depth, Math.max(...types.map(({ key }) => key.split('/').length)));
  return Array.from({ length: deepest - 1 }, (_, at) => deepest - 1 - at);
}

function higher(left: Level, right: Level | undefined): Level {
  return right !== undefined && LEVELS.indexOf(right) > LEVELS.indexOf(left) ? right : left;
}

function byLevel(left: ResourceType['actions'][number], right: ResourceType['actions'][number]): number {
  return LEVELS.indexOf(left.level) - LEVELS.indexOf(right.level) || compare(left.key, right.key);
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
