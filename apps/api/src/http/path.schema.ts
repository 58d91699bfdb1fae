import { Id } from '@keyfob/core/schema';
import { z } from 'zod';

const workspace = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,63}$/)
  .meta({ description: 'Id or slug of the workspace.' });

export const WorkspacePath = z.object({ workspace });
export const IdPath = z.object({ workspace, id: Id });
export const ServiceTokenPath = z.object({ id: Id });
