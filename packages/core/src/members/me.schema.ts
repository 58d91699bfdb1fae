import { z } from 'zod';
import { Id } from '../list.schema.ts';
import { Grant } from '../permissions/grant.schema.ts';
import { Token } from '../tokens/token.schema.ts';

export const Me = z
  .object({
    person: z.object({ id: z.string(), email: z.string(), name: z.string(), operator: z.boolean() }).nullable(),
    token: Token.nullable(),
    workspaces: z.array(
      z.object({ id: Id, slug: z.string(), name: z.string(), role: z.string().nullable(), grants: z.array(Grant) }),
    ),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;
