import { z } from 'zod';

/** What every list takes. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'Rows per page.' }),
  cursor: z
    .string()
    .max(2000)
    .optional()
    .meta({ description: '`next_cursor` of the previous page; belongs to the same filters and sort.' }),
});

/** For changes that can be tried first. */
export const DryRunQuery = z.strictObject({
  dry_run: z
    .stringbool()
    .default(false)
    .meta({ description: 'Say what the same request without it does, and change nothing.' }),
});
export type DryRunQuery = z.infer<typeof DryRunQuery>;

/** `{data, next_cursor}` around rows of one shape; `next_cursor` is null on the last page. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ data: z.array(row), next_cursor: z.string().nullable() });

/** A page of rows inside core and on the wire. */
export interface Page<Row> {
  data: Row[];
  next_cursor: string | null;
}

export const Timestamp = z.iso.datetime().meta({ description: 'RFC 3339, UTC.' });

/** Whether PostgreSQL and JavaScript both have this instant, written in UTC with a year of four digits: 1970 to 9999. */
export const isInstant = (value: string): boolean => {
  const at = Date.parse(value);
  return at >= 0 && at < Date.UTC(10_000, 0);
};

/** An instant in a request: any offset is read, UTC is stored. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine(isInstant, 'must be between the years 1970 and 9999, in UTC');

export const Id = z.uuid().meta({ description: 'UUIDv7.' });

/** Answered by every change that narrows or ends something: how many nodes had applied it when the call answered. */
export const Effective = z.object({ nodes: z.int().min(0), ms: z.number().min(0) }).meta({
  id: 'Effective',
  description: 'Nodes that refuse the old state, and how long it took until all of them did.',
});
export type Effective = z.infer<typeof Effective>;
