import { z } from 'zod';

export const Alive = z.object({ status: z.literal('ok') }).meta({ id: 'Alive' });

export const Readiness = z
  .object({
    status: z.enum(['ok', 'unavailable']),
    version: z.string(),
    database: z.enum(['ok', 'unavailable']),
    worker: z
      .enum(['ok', 'stale', 'absent'])
      .meta({ description: 'A worker that is away is reported and does not make the service unready.' }),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;
