import { AuditExportQuery } from '@keyfob/core/schema';
import { z } from 'zod';

/** What both exports declare. */
export const exported = {
  query: AuditExportQuery,
  reply: z.string().meta({ format: 'binary' }),
  streams: ['application/x-ndjson', 'text/csv'],
  errors: ['permission_denied'],
} as const;
