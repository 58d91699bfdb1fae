import { z } from 'zod';
import { Effective } from '../list.schema.ts';
import { LEVELS } from './level.ts';
import { ACTION_PATTERN, isOwnType, MAX_KEY_LENGTH, TYPE_PATTERN } from './term.ts';

const TypeKey = z
  .string()
  .max(MAX_KEY_LENGTH)
  .regex(TYPE_PATTERN, 'must be lower-case words of a–z, 0–9 and hyphens, parted by slashes')
  .refine((key) => !isOwnType(key) && key !== 'keyfob', 'must not begin with keyfob/, which is reserved');
const ActionKey = z
  .string()
  .max(MAX_KEY_LENGTH)
  .regex(ACTION_PATTERN, 'must begin with a–z and hold only a–z, 0–9, _ and -');

const Action = z.strictObject({ key: ActionKey, level: z.enum(LEVELS) });

/** What a grant can be about: a type and its actions, each with an access level. */
export const ResourceType = z
  .strictObject({ key: TypeKey, actions: z.array(Action).min(1).max(100).superRefine(refuseRepeatedKeys) })
  .meta({ id: 'ResourceType' });
export type ResourceType = z.infer<typeof ResourceType>;

/** Replaces every type of its owner (workspace or installation). */
export const PutResourceTypes = z
  .strictObject({ data: z.array(ResourceType).max(100).superRefine(refuseRepeatedKeys) })
  .meta({ id: 'PutResourceTypes' });
export type PutResourceTypes = z.infer<typeof PutResourceTypes>;

function refuseRepeatedKeys(rows: readonly { readonly key: string }[], ctx: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [at, row] of rows.entries()) {
    if (seen.has(row.key))
      ctx.addIssue({ code: 'custom', path: [at, 'key'], message: `must be unique; ${row.key} is there twice` });
    seen.add(row.key);
  }
}

export const ResourceTypes = z.object({ data: z.array(ResourceType) }).meta({ id: 'ResourceTypes' });
export type ResourceTypes = z.infer<typeof ResourceTypes>;

export const ReplacedResourceTypes = ResourceTypes.extend({ effective: Effective }).meta({
  id: 'ReplacedResourceTypes',
});
export type ReplacedResourceTypes = z.infer<typeof ReplacedResourceTypes>;

/** Everything grants of one workspace can be about. */
export const ResourceTypeList = z
  .object({
    data: z.array(
      z.object({
        key: z.string(),
        actions: ResourceType.shape.actions,
        own: z.boolean().meta({ description: 'Whether it is the workspace’s own, which `PUT` replaces.' }),
      }),
    ),
  })
  .meta({ id: 'ResourceTypeList' });
export type ResourceTypeList = z.infer<typeof ResourceTypeList>;
