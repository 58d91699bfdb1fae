import { z } from 'zod';

/** The JSON schema Fastify compiles a serializer from. Free-form JSON stays as it is; undeclared fields are dropped. */
export function compiledReply(schema: z.ZodType): unknown {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    reused: 'inline',
    override({ zodSchema, jsonSchema }) {
      if (zodSchema instanceof z.ZodRecord) {
        for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
        Object.assign(jsonSchema, { type: 'object', additionalProperties: true });
      }
      // Formats are for reading; a serializer would only pay for them.
      delete jsonSchema.format;
      delete jsonSchema.pattern;
    },
  });
}
