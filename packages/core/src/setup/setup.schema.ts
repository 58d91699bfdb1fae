import { z } from 'zod';
import { Id } from '../list.schema.ts';

export const SetupState = z.object({ open: z.literal(true) }).meta({ id: 'SetupState' });

export const Setup = z
  .strictObject({
    code: z.string().min(1).max(100),
    email: z.email().max(254),
    password: z.string().min(12).max(128),
    workspace_name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}]*$/u, 'must not hold control characters'),
    starter_catalog: z.boolean().default(true),
  })
  .meta({ id: 'Setup' });
export type Setup = z.infer<typeof Setup>;

export const SetupDone = z
  .object({ workspace: z.object({ id: Id, slug: z.string(), name: z.string() }) })
  .meta({ id: 'SetupDone' });
export type SetupDone = z.infer<typeof SetupDone>;
