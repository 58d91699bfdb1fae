import { z } from 'zod';

/** Control, format (bidi, zero-width), line and paragraph separators, lone surrogates: what can make a text read as another. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** One line of plain text: nothing invisible in it, nothing PostgreSQL or a terminal would stumble over. */
export const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]*$/u, 'must be one line of text without control or invisible characters');

/** Whether a JSON value holds only text that PostgreSQL can store (no NUL, no lone surrogate). */
export const isStorable = (value: unknown): boolean =>
  !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i.test(JSON.stringify(value));

type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue };

/** Any JSON value; written out, as `z.json()` cannot be named in OpenAPI. */
export const Json: z.ZodType<JsonValue> = z
  .lazy(() => z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(Json), z.record(z.string(), Json)]))
  .meta({ id: 'Json' });

const DEEPEST = 32;

const isShallow = (value: unknown, left = DEEPEST): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (left > 0 && Object.values(value).every((one) => isShallow(one, left - 1)));

/** Refuses what is nested more than 32 deep before anything descends into it: the stack is not the sender’s to use up. */
export const shallow = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value, ctx) => {
    if (isShallow(value)) return value;
    ctx.addIssue({ code: 'custom', message: `must be at most ${DEEPEST} levels deep` });
    return z.NEVER;
  }, schema);
