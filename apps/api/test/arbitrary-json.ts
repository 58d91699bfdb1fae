import fc from 'fast-check';

/** The part of JSON Schema our document uses. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: JsonSchema | boolean;
  items?: JsonSchema;
  format?: string;
  pattern?: string;
}

/** Strings that have broken services like this one. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  "'; drop table keyfob.token; --",
  '*',
  '@admin',
  '{}',
  '../..',
  '1y',
  'x'.repeat(2000),
);

/** Values that mostly follow the schema, and now and then do not. */
export function arbitraryFor(schema: JsonSchema, named: Record<string, JsonSchema>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 40, arbitrary: following(schema, named) },
    { weight: 1, arbitrary: fc.oneof(nasty, fc.jsonValue({ maxDepth: 2 })) },
  );
}

function following(schema: JsonSchema, named: Record<string, JsonSchema>): fc.Arbitrary<unknown> {
  if (schema.$ref) return following(named[schema.$ref.split('/').at(-1) ?? ''] ?? {}, named);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  // Free JSON refers to itself; its first branches are the plain values.
  if (branches) return fc.oneof(...branches.slice(0, 3).map((branch) => following(branch, named)));
  if (schema.type === 'object') return object(schema, named);
  if (schema.type === 'array') return fc.array(arbitraryFor(schema.items ?? {}, named), { maxLength: 4 });
  if (schema.type === 'integer' || schema.type === 'number')
    return fc.oneof(fc.integer({ min: -2, max: 200 }), fc.maxSafeInteger());
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  return string(schema);
}

function object(schema: JsonSchema, named: Record<string, JsonSchema>): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [name, arbitraryFor(field, named)]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: schema.required ?? [],
  });
}

function string({ format, pattern }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time')
    return fc.date({ noInvalidDate: true, max: new Date('2030-01-01') }).map((date) => date.toISOString());
  if (format === 'email') return fc.emailAddress();
  if (format === 'ipv4') return fc.ipV4();
  if (format === 'ipv6') return fc.ipV6();
  // fast-check cannot build strings from Unicode classes.
  if (pattern && !format && !pattern.includes('\\p{'))
    return fc.oneof({ weight: 4, arbitrary: fc.stringMatching(new RegExp(pattern, 'u')) }, nasty);
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom('builder', 'artifact', 'list', 'ensure', 'viewer', 'owner', '24h', '10.0.0.0/8'),
    },
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    nasty,
  );
}
