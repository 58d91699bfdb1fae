import { z } from 'zod';
import { tool } from '../tool.ts';

export const whoami = tool({
  name: 'whoami',
  title: 'Who am I',
  description: 'Who this server speaks for: the person or token, its workspaces, and what it may do in each.',
  input: z.strictObject({}),
  effect: 'reads',
  run: ({ keyfob }) => keyfob.readMe(),
});
