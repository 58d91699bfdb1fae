import { readFile, writeFile } from 'node:fs/promises';

/** What this reads of an OpenAPI document as the API writes it; `$ref`s are to `components.schemas`. */
interface Schema {
  $ref?: string;
  properties?: Record<string, { items?: Schema }>;
}
interface Content {
  content?: Record<string, { schema?: Schema }>;
}
interface Operation {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  parameters?: { in: string; name: string; required?: boolean; schema?: Schema }[];
  requestBody?: Content & { required?: boolean };
  responses: Record<string, Content>;
  'x-once'?: true;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const JSON_TYPE = 'application/json';

/** Writes the class with one method per operation of the API, which `Keyfob` extends. */
export async function generateOperations(input: string, output: string, banner: string): Promise<void> {
  const document = JSON.parse(await readFile(input, 'utf8')) as Document;
  const named = (schema?: Schema) => schema?.$ref?.slice('#/components/schemas/'.length);
  const methods: string[] = [];

  for (const [path, operations] of Object.entries(document.paths)) {
    for (const operation of Object.values(operations)) methods.push(method(path, operation));
  }

  function method(path: string, operation: Operation): string {
    const { operationId: id, requestBody, parameters = [] } = operation;
    const data = `t.${id[0]?.toUpperCase()}${id.slice(1)}Data`;
    const has = (where: string, name?: string) =>
      parameters.some((one) => one.in === where && (name === undefined || one.name === name));
    const isList = has('query', 'cursor');
    const isQueryArgument = has('query') && !requestBody;
    const pathNames = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const pathType = (name: string) => {
      const shape = named(parameters.find((one) => one.in === 'path' && one.name === name)?.schema);
      return shape ? `t.${shape}` : 'string';
    };
    const [status, success] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
    const page = success?.content?.[JSON_TYPE]?.schema;
    const reply = page ? `t.${named(page)}` : 'ReadableStream<Uint8Array>';

    const optionsType = [
      has('header', 'Idempotency-Key') && 'CreateOptions',
      has('header', 'If-Match') && 'ChangeOptions',
      requestBody && has('query') && `CallOptions & { query?: ${data}['query'] }`,
    ].filter((one) => one !== false && one !== undefined);
    const body = named(requestBody?.content?.[JSON_TYPE]?.schema);
    const queryNeeded = parameters.some((one) => one.in === 'query' && one.required);
    const signature = [
      ...pathNames.map((name) => `${name}: ${pathType(name)}`),
      ...(requestBody ? [`body: ${body ? `t.${body}` : `${data}['body']`}${requestBody.required ? '' : ' = {}'}`] : []),
      ...(isQueryArgument ? [`query: ${data}['query']${queryNeeded ? '' : ' = {}'}`] : []),
      `options: ${optionsType.length > 0 ? optionsType.join(' & ') : 'CallOptions'} = {}`,
    ];

    const headers = [
      has('header', 'Idempotency-Key') && '...idempotencyKey(options)',
      has('header', 'If-Match') && '...ifMatch(options)',
    ].filter((one) => one !== false);
    const answers = Object.entries(operation.responses)
      .filter(([code, { content }]) => code !== status && content?.[JSON_TYPE])
      .map(([code]) => code);
    const how = [
      operation['x-once'] && 'once: true',
      answers.length > 0 && `answers: [${answers.join(', ')}]`,
      page === undefined && 'streamed: true',
    ].filter((one) => one !== false && one !== undefined);
    const request = [
      `...this.sender(options${how.length > 0 ? `, { ${how.join(', ')} }` : ''})`,
      ...(headers.length > 0 ? [`headers: { ${headers.join(', ')} }`] : []),
      ...(pathNames.length > 0 ? [`path: { ${pathNames.join(', ')} }`] : []),
      ...(requestBody ? ['body'] : []),
      ...(isList ? ['query: { ...query, ...at }'] : isQueryArgument ? ['query'] : []),
      ...(requestBody && has('query') ? ['...(options.query && { query: options.query })'] : []),
    ];
    const call = `api.${id}({ ${request.join(', ')} })`;
    const row = named(document.components.schemas[named(page) ?? '']?.properties?.['data']?.items);
    const answer = isList
      ? { type: `List<t.${row}, ${reply}>`, expression: `new List((at) => ${call})` }
      : { type: `Promise<${reply}>`, expression: page ? call : `${call} as Promise<unknown> as Promise<${reply}>` };
    return `  /** ${operation.summary}. */
  ${id}(${signature.join(', ')}): ${answer.type} {
    return ${answer.expression};
  }
`;
  }

  await writeFile(
    output,
    `${banner}
import { idempotencyKey, ifMatch } from '../call-options.ts';
import type { CallOptions, ChangeOptions, CreateOptions } from '../call-options.ts';
import type { ReplyOptions, Sender } from '../reply-options.ts';
import * as api from './sdk.gen.ts';
import type * as t from './types.gen.ts';
import { List } from '../list.ts';

/** One method per operation of the API. */
export abstract class Operations {
  /** What carries a call: the client’s settings, then the call’s own. */
  protected abstract sender(options: CallOptions, reply?: ReplyOptions): Sender;

${methods.join('\n')}}
`,
  );
}
