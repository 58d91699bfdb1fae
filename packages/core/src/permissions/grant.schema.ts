import { z } from 'zod';
import { ACTION_TERM_PATTERN, ID_TERM_PATTERN, MAX_ID_LENGTH, MAX_KEY_LENGTH, TYPE_TERM_PATTERN } from './term.ts';

/** `resource_type: "*"` is every type but `keyfob/*`; `@read`, `@write`, `@admin` are every action up to that level. */
export const Grant = z
  .strictObject({
    resource_type: z.string().max(MAX_KEY_LENGTH).regex(TYPE_TERM_PATTERN, 'must be a resource type or *'),
    resource_id: z
      .string()
      .max(MAX_ID_LENGTH)
      .regex(ID_TERM_PATTERN, 'must be visible ASCII without spaces, with * only alone or at the end')
      .default('*'),
    actions: z
      .array(z.string().max(MAX_KEY_LENGTH).regex(ACTION_TERM_PATTERN, 'must be an action, *, @read, @write or @admin'))
      .min(1)
      .max(50),
  })
  .meta({ id: 'Grant' });
export type Grant = z.infer<typeof Grant>;

export const Grants = z.array(Grant).max(100);
