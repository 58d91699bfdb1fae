import { z } from 'zod';

export const RoleKey = z.string().min(1).max(64);
