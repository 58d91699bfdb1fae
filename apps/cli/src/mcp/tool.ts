import type { Keyfob } from '@keyfob/sdk';
import type { z } from 'zod';

/** What a tool works with. */
export interface Kit {
  readonly keyfob: Keyfob;
  readonly workspace: string;
  /** A folder of this program's own, for a value that cannot be put where it was wanted. */
  readonly spareFolder: string;
}

/** One thing a model can do. Its answer never holds a token value: values go into files. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  /** `ends`: it takes something away for good; `changes` can be undone; `reads` changes nothing. */
  readonly effect: 'reads' | 'changes' | 'ends';
  readonly run: (kit: Kit, input: unknown) => Promise<object>;
}

/** Ties the shape of the input to what runs. */
export function tool<Input extends z.ZodObject>(
  definition: Omit<Tool, 'input' | 'run'> & {
    readonly input: Input;
    readonly run: (kit: Kit, input: z.infer<Input>) => Promise<object>;
  },
): Tool {
  const { input, run, ...rest } = definition;
  return { ...rest, input, run: (kit, given) => run(kit, input.parse(given)) };
}
