/** The part of an OpenAPI document (2.0, 3.0, 3.1) that says what can be done: everything else is left unread. */
export type Fields = Readonly<Record<string, unknown>>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
export type Method = (typeof METHODS)[number];

/** One operation: where it is, and what its author says of it in `x-keyfob`. */
export interface Operation {
  /** Steps through the document, for naming it in a mistake. */
  readonly at: readonly string[];
  readonly path: string;
  readonly method: Method;
  readonly answersList: boolean;
  /** From the operation, else from its path: `false`, or fields. */
  readonly override: unknown;
}

export function asFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** Every operation, in the document's order. */
export function operationsOf(document: Fields): Operation[] {
  return Object.entries(asFields(document['paths']) ?? {}).flatMap(([path, value]) => {
    const item = asFields(value) ?? {};
    return METHODS.flatMap((method): Operation[] => {
      const operation = asFields(item[method]);
      if (!operation) return [];
      const own = operation['x-keyfob'];
      const shared = item['x-keyfob'];
      const both = asFields(own) && asFields(shared) ? { ...asFields(shared), ...asFields(own) } : (own ?? shared);
      return [
        { at: ['paths', path, method], path, method, answersList: answersList(document, operation), override: both },
      ];
    });
  });
}

/** Whether what it answers is a list, as far as the document says so plainly. */
function answersList(document: Fields, operation: Fields): boolean {
  const responses = asFields(operation['responses']) ?? {};
  const ok = resolved(document, responses['200'] ?? responses['default']);
  const media = Object.values(asFields(ok?.['content']) ?? {}).map(asFields);
  const schemas = [ok?.['schema'], ...media.map((one) => one?.['schema'])];
  return schemas.some((schema) => resolved(document, schema)?.['type'] === 'array');
}

/** Follows `#/…` references; one to elsewhere, or round in a circle, is nothing. */
function resolved(document: Fields, value: unknown, left = 8): Fields | undefined {
  const fields = asFields(value);
  const reference = fields?.['$ref'];
  if (typeof reference !== 'string') return fields;
  if (left === 0 || !reference.startsWith('#/')) return undefined;
  const steps = reference
    .slice(2)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const target = steps.reduce<unknown>((at, step) => asFields(at)?.[step], document);
  return resolved(document, target, left - 1);
}
