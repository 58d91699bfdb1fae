import pluralize from 'pluralize';
import type { Method, Operation } from './openapi.ts';

/** What an operation is in Keyfob's words. */
export interface NamedOperation {
  readonly type: string;
  readonly action: string;
  readonly level: 'read' | 'write' | 'admin';
}

const LEVEL = { get: 'read', post: 'write', put: 'write', patch: 'write', delete: 'admin' } as const satisfies Record<
  Method,
  string
>;
/** Where an API begins rather than what it is about: `/api`, `/rest`, `/v1`, `/v2beta1`, `/2024-01`. */
const PREAMBLE = /^(?:api|rest|v\d+[a-z0-9.]*|\d{4}-\d{2}(?:-\d{2})?)$/i;
/** `{id}`, also `{owner}.{format}` and `{id}:cancel`, which is the action `cancel`. */
const PARAMETER = /^\{[^}]*\}(?::([A-Za-z][\w-]*))?/;

interface Segment {
  readonly text: string;
  readonly isParameter: boolean;
  /** Of a parameter: `cancel` in `{id}:cancel`. */
  readonly verb?: string | undefined;
}

/** The paths of a whole document: which of their segments are collections shows only all of them together. */
export class PathNames {
  /** Paths, their parameters all `{}`, below which there is an item. */
  readonly #collections = new Set<string>();
  readonly #methods = new Map<string, Set<Method>>();
  readonly #parents = new Set<string>();

  constructor(operations: readonly Pick<Operation, 'path' | 'method' | 'answersList'>[]) {
    for (const { path, method, answersList } of operations) {
      const segments = segmentsOf(path);
      this.#methods.set(shape(segments), (this.#methods.get(shape(segments)) ?? new Set()).add(method));
      for (const [at, { isParameter }] of segments.entries()) {
        if (at > 0) this.#parents.add(shape(segments.slice(0, at)));
        if (isParameter && at > 0 && !segments[at - 1]?.isParameter)
          this.#collections.add(shape(segments.slice(0, at)));
      }
      const last = segments.at(-1);
      if (method === 'get' && last && !last.isParameter && (answersList || isPlural(last.text)))
        this.#collections.add(shape(segments));
    }
  }

  /** Null for a path that names nothing, such as `/` or `/{anything}`. */
  name({ path, method }: Pick<Operation, 'path' | 'method'>): NamedOperation | null {
    const segments = segmentsOf(path);
    const verb = this.#verbAt(segments, method);
    // `{id}:cancel` is an item and a verb in one segment.
    const subject = verb === undefined || segments.at(-1)?.isParameter ? segments : segments.slice(0, -1);
    const nouns = subject.flatMap((segment, at) =>
      segment.isParameter ? [] : [this.#noun(segment, subject.slice(0, at + 1))],
    );
    const type = nouns.filter((noun) => noun !== '').join('/');
    if (type === '') return null;
    return { type, action: verb ?? this.#plainAction(segments, method), level: LEVEL[method] };
  }

  /** `rotate` of `POST /tokens/{id}/rotate`, `search` of `GET /pets/search`: a last segment that is no thing of its own. */
  #verbAt(segments: readonly Segment[], method: Method): string | undefined {
    const last = segments.at(-1);
    if (!last || segments.length < 2) return undefined;
    if (last.isParameter) return last.verb === undefined ? undefined : actionKey(last.verb);
    const key = shape(segments);
    const isLeaf = !this.#parents.has(key);
    const before = segments.at(-2);
    const methods = this.#methods.get(key) ?? new Set();
    if (!isLeaf || !before) return undefined;
    const besideItems = !before.isParameter && this.#collections.has(shape(segments.slice(0, -1)));
    const isCall = methods.size === 1 && (method === 'post' || method === 'put') && !isPlural(last.text);
    return (before.isParameter && isCall) || besideItems ? actionKey(last.text) : undefined;
  }

  #plainAction(segments: readonly Segment[], method: Method): string {
    const isItem = segments.at(-1)?.isParameter ?? false;
    if (method === 'delete') return 'delete';
    if (method === 'put' || method === 'patch') return 'update';
    if (method === 'post') return isItem ? 'update' : 'create';
    return !isItem && this.#collections.has(shape(segments)) ? 'list' : 'get';
  }

  /** A collection is called after one of its items. */
  #noun({ text }: Segment, until: readonly Segment[]): string {
    const name = typeKey(text);
    return this.#collections.has(shape(until)) ? singular(name) : name;
  }
}

const isPlural = (text: string) => singular(text) !== text;
/** Words that only look like a plural stay: `metadata`, `saas`, `status`. */
function singular(text: string): string {
  if (!text.endsWith('s') || text.endsWith('aas')) return text;
  return text.endsWith('caches') ? text.slice(0, -1) : pluralize.singular(text);
}

function segmentsOf(path: string): Segment[] {
  const texts =
    path
      .split(/[?#]/, 1)[0]
      ?.split('/')
      .filter((text) => text !== '') ?? [];
  const start = texts.findIndex((text) => !PREAMBLE.test(text));
  return (start < 0 ? [] : texts.slice(start)).map((text) => {
    const found = PARAMETER.exec(text);
    return { text, isParameter: found !== null || text.includes('{'), verb: found?.[1] };
  });
}

const shape = (segments: readonly Segment[]) => segments.map((one) => (one.isParameter ? '{}' : one.text)).join('/');

const words = (text: string) => text.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
const typeKey = (text: string) =>
  words(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
/** `findByStatus` → `find-by-status`. */
const actionKey = (text: string) => typeKey(text).replace(/^[^a-z]+/, '') || 'call';
