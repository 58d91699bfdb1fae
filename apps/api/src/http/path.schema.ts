import { Id, InvitationCode, JobName } from '@keyfob/core/schema';
import { z } from 'zod';

const workspace = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,63}$/)
  .meta({ description: 'Id or slug of the workspace.' });

export const WorkspacePath = z.object({ workspace });
export const IdPath = z.object({ workspace, id: Id });
const key = z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/);
export const OperatorPath = z.object({ id: z.string().min(1).max(64) });
export const RolePath = z.object({ workspace, key });
export const InvitationPath = z.object({ code: InvitationCode });
export const JobPath = z.object({ workspace, job: JobName });
export const ServiceTokenPath = z.object({ id: Id });
export const DeliveryPath = z.object({ workspace, id: Id, delivery: Id });
