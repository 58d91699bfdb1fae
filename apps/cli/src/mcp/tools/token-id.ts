import { z } from 'zod';

/** Input of a tool about one token. */
export const TokenId = z.strictObject({ id: z.uuid().describe('Id of the token, as list_tokens gives it.') });

/** Where a new value goes: it is given to nobody else, the model included. */
export const tokenFile = z
  .string()
  .min(1)
  .max(4096)
  .describe('Path of a file to make; the value is written there with mode 0600. An existing file is refused.');
