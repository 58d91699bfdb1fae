import { Id } from '@keyfob/core/schema';
import { z } from 'zod';

const workspace = z.string().min(1).max(100).meta({ description: 'Id or slug of the workspace.' });

export const WorkspacePath = z.object({ workspace });
export const TokenPath = z.object({ workspace, id: Id });
