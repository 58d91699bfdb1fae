import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { FilePath, Mistake } from './keyfile.ts';

/** A YAML (or JSON) text whose values know their lines. */
export class YamlSource {
  readonly document: Document.Parsed;
  readonly #lines = new LineCounter();

  constructor(text: string) {
    this.document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** What keeps it from being read at all. */
  syntaxMistakes(): Mistake[] {
    return this.document.errors.map((error) => ({ path: '', ...this.#place(error.pos[0]), message: error.message }));
  }

  value(): unknown {
    return this.document.toJS() as unknown;
  }

  /** A mistake at a value; where the value itself is missing, at the nearest one around it. */
  mistake(path: FilePath, message: string): Mistake {
    return { path: path.join('.'), ...this.#place(this.#offset(path)), message };
  }

  #offset(path: FilePath): number {
    let node: unknown = this.document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const step of path) {
      const found = childOf(node, step);
      if (found === undefined) break;
      offset = found.offset ?? offset;
      node = found.node;
    }
    return offset;
  }

  #place(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }
}

/** Under a step: its value, and where people look for it: at its key, or at the item of a list. */
function childOf(node: unknown, step: string | number): { node: unknown; offset: number | undefined } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    if (!isPair(pair)) return undefined;
    return { node: pair.value, offset: isNode(pair.key) ? pair.key.range?.[0] : undefined };
  }
  if (!isSeq(node)) return undefined;
  const item = node.items[Number(step)];
  return isNode(item) ? { node: item, offset: item.range?.[0] } : undefined;
}
