import { isDeepStrictEqual } from 'node:util';
import { isCollection, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, stringify } from 'yaml';
import type { Pair, ParsedNode, YAMLMap } from 'yaml';
import { damaged, unmergeable } from './damaged.ts';
import { valueAt } from './value-at.ts';

type Path = readonly [string, ...string[]];

export interface MergeOptions {
  /** A value that is there is put in place of; without it a map is merged key by key, a list gets what it lacks. */
  readonly replace?: boolean;
  /** Put a new key of the top level before this one. */
  readonly before?: string;
}

/**
 * The text with a value at a path. Only that place changes: comments, spaces and every other byte stay as they are, and what
 * is there already changes nothing. @throws Failure naming the line where the text is no YAML, or the place that cannot take it.
 */
export function setInYaml(file: string, text: string, path: Path, value: unknown, options: MergeOptions = {}): string {
  const root = parse(file, text);
  if (!options.replace && isFields(value) && isFields(valueAt(readYaml(file, text), ...path)))
    return Object.entries(value).reduce(
      (before, [key, inner]) => setInYaml(file, before, [...path, key], inner, options),
      text,
    );
  const merged = merge(text, root, path, value, options);
  const check = parseDocument(merged);
  const after = check.errors.length === 0 ? (check.toJS() as unknown) : null;
  // What was to come is there, and everything else still is.
  const others = without(parseDocument(text).toJS() as unknown, path);
  if (!includes(after, nest(path, value)) || (root !== null && !includes(after, others)))
    throw unmergeable(file, path.join('.'), stringify(nest(path, value)));
  return merged;
}

/** What a YAML file says, as plain data; null for an empty one. */
export function readYaml(file: string, text: string): unknown {
  parse(file, text);
  return parseDocument(text).toJS() as unknown;
}

function parse(file: string, text: string): ParsedNode | null {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) throw damaged(file, 'YAML', lines.linePos(error.pos[0]).line, error.message);
  const { contents } = document;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && contents.value === null))
    throw damaged(file, 'a YAML map', 1, 'its top level is no map');
  return isMap(contents) ? contents : null;
}

function merge(text: string, root: ParsedNode | null, path: Path, value: unknown, options: MergeOptions): string {
  if (!isMap(root)) return insert(text, text.length, render(nest(path, value), 0));
  let map: YAMLMap<ParsedNode, ParsedNode | null> = root;
  for (const [at, key] of path.entries()) {
    const pair = map.items.find((one) => isScalar(one.key) && one.key.value === key);
    const rest = path.slice(at + 1);
    const wanted = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
    if (!isPair(pair)) return add(text, map, key, wanted, at === 0 ? options.before : undefined);
    if (rest.length === 0) return change(text, map, pair, key, value, options);
    if (!isMap(pair.value)) return isEmpty(pair.value) ? fill(text, map, pair, key, wanted) : text;
    map = pair.value;
  }
  return text;
}

/** A new key: after the last one of its map, or before one of the top level. */
function add(
  text: string,
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  key: string,
  value: unknown,
  before?: string,
): string {
  const last = map.items.at(-1);
  if (map.flow || !last) return addToFlow(text, map, `${key}: ${flow(value)}`);
  const rendered = render({ [key]: value }, indentOf(text, map.items[0]));
  const follower = map.items.find((one) => isScalar(one.key) && one.key.value === before);
  if (follower?.key.range) return insert(text, aboveComments(text, follower.key.range[0]), rendered);
  return insert(text, lineAfter(text, endOf(last)), rendered);
}

function addToFlow(
  text: string,
  collection: ParsedNode | YAMLMap<ParsedNode, ParsedNode | null>,
  item: string,
): string {
  const [start = 0, end = 0] = collection.range ?? [];
  const last = isCollection(collection) ? collection.items.at(-1) : undefined;
  const [open, close] = [text.slice(start, start + 1), text.slice(end - 1, end)];
  if (last === undefined) return splice(text, start, end, `${open} ${item} ${close}`);
  const at = endOf(last);
  return splice(text, at, at, `, ${item}`);
}

function change(
  text: string,
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  pair: Pair<ParsedNode, ParsedNode | null>,
  key: string,
  value: unknown,
  { replace = false }: MergeOptions,
): string {
  const before = pair.value?.toJSON() as unknown;
  if (isDeepStrictEqual(before, value)) return text;
  if (replace || !isCollection(pair.value)) return fill(text, map, pair, key, value);
  if (isSeq(pair.value) && Array.isArray(value)) {
    const missing = value.filter((one) => !(before as unknown[]).some((other) => isDeepStrictEqual(one, other)));
    return missing.length === 0 ? text : addToList(text, pair.value, missing);
  }
  return fill(text, map, pair, key, value);
}

function addToList(text: string, list: ParsedNode, missing: readonly unknown[]): string {
  if (!isSeq(list)) return text;
  const last = list.items.at(-1);
  if (list.flow || !last?.range) return addToFlow(text, list, missing.map(flow).join(', '));
  const dash = text.lastIndexOf('-', last.range[0]);
  return insert(text, lineAfter(text, endOf(last)), render(missing, dash - lineStart(text, dash)));
}

/** Puts a value in place of what a key has. */
function fill(
  text: string,
  map: YAMLMap<ParsedNode, ParsedNode | null>,
  pair: Pair<ParsedNode, ParsedNode | null>,
  key: string,
  value: unknown,
): string {
  const start = pair.key.range[0];
  const rendered = map.flow ? `${key}: ${flow(value)}` : render({ [key]: value }, indentOf(text, pair)).trim();
  return splice(text, start, endOf(pair), rendered);
}

const isFields = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

const isEmpty = (node: ParsedNode | null) => node === null || (isScalar(node) && node.value === null);

/** Where a value's own text ends, before the comment and the blank lines that follow it. */
function endOf(item: unknown): number {
  if (isPair<ParsedNode, ParsedNode | null>(item)) {
    // The colon belongs to a key without a value.
    const isBare = item.value === null || (isScalar(item.value) && item.value.source === '');
    return isBare ? item.key.range[1] + 1 : endOf(item.value);
  }
  if (isCollection(item) && !item.flow && item.items.length > 0) return endOf(item.items.at(-1));
  return (item as ParsedNode).range[1];
}

const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1;

/** A block scalar ends with its own line. */
function lineAfter(text: string, at: number): number {
  if (text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** A comment right above a key belongs to it. */
function aboveComments(text: string, at: number): number {
  let start = lineStart(text, at);
  for (;;) {
    const before = lineStart(text, start - 1);
    if (start === 0 || !text.slice(before, start).startsWith('#')) return start;
    start = before;
  }
}

function indentOf(text: string, pair: Pair<ParsedNode> | undefined): number {
  const at = pair?.key.range[0] ?? 0;
  return at - lineStart(text, at);
}

function insert(text: string, at: number, rendered: string): string {
  const separator = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  return splice(text, at, at, separator + rendered);
}

function splice(text: string, start: number, end: number, middle: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return text.slice(0, start) + middle.replaceAll(/\r?\n/g, newline) + text.slice(end);
}

function render(value: unknown, indent: number): string {
  return stringify(value, { lineWidth: 0 }).replaceAll(/^(?=.)/gm, ' '.repeat(indent));
}

const flow = (value: unknown) => stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();

const nest = (path: readonly string[], value: unknown) =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);

function without(whole: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (typeof whole !== 'object' || whole === null || !(key in whole)) return whole;
  const { [key]: inner, ...others } = whole as Record<string, unknown>;
  return rest.length === 0 || inner === null ? others : { ...others, [key]: without(inner, rest) };
}

/** Whether all of `part` is in `whole`: maps may hold more keys, lists more items. */
function includes(whole: unknown, part: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(whole) && part.every((one) => whole.some((other) => includes(other, one)));
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  const fields = whole as Record<string, unknown>;
  return Object.entries(part).every(([key, value]) => includes(fields[key], value));
}
