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
    sign_in_provider: z
      .enum(['ok', 'unreachable', 'misconfigured', 'none'])
      .meta({ description: 'The company’s OpenID Connect provider. Passwords and tokens never need it.' }),
  })
  .meta({ id: 'Readiness' });
export type Readiness = z.infer<typeof Readiness>;
