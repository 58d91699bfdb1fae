import { isDeepStrictEqual } from 'node:util';
import { applyEdits, findNodeAtLocation, getNodeValue, modify, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import { damaged, unmergeable } from '../files/damaged.ts';

type Path = readonly string[];

/**
 * The text with a value at a path, or without it (`undefined`). The lines around it are formatted as the file is indented, all
 * others stay; what is there already changes nothing. @throws Failure naming the line where the text is no JSON, or the place that cannot take it.
 */
export function setInJson(file: string, text: string, path: Path, value: unknown): string {
  const root = parse(file, text);
  if (root === undefined) return `${JSON.stringify(nest(path, value), null, 2)}\n`;
  for (let depth = 0; depth < path.length; depth += 1) {
    const around = findNodeAtLocation(root, path.slice(0, depth));
    if (around && around.type !== 'object')
      throw unmergeable(file, path.slice(0, depth).join('.') || 'the top', JSON.stringify(nest(path, value), null, 2));
  }
  const before = findNodeAtLocation(root, [...path]);
  if (before ? isDeepStrictEqual(getNodeValue(before), value) : value === undefined) return text;
  const formattingOptions = { ...indentOf(text), eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return applyEdits(text, modify(text, [...path], value, { formattingOptions }));
}

/** The keys of an object at a path; none where there is no object. */
export function keysInJson(file: string, text: string, path: Path): string[] {
  const root = parse(file, text);
  const found = root && findNodeAtLocation(root, [...path]);
  return found?.type === 'object' ? Object.keys(getNodeValue(found) as object) : [];
}

/** Nothing for an empty file. */
function parse(file: string, text: string): Node | undefined {
  if (text.replace(/^\uFEFF/, '').trim() === '') return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors.toSorted((left, right) => left.offset - right.offset);
  if (!first) return root;
  const line = text.slice(0, first.offset).split('\n').length;
  throw damaged(file, 'JSON', line, printParseErrorCode(first.error));
}

function indentOf(text: string): { insertSpaces: boolean; tabSize: number } {
  const [indent = '  '] = /^[ \t]+(?=")/m.exec(text) ?? [];
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 1 : indent.length };
}

const nest = (path: Path, value: unknown) => path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
