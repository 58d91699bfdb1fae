import { exitCode } from '../exit-codes.ts';

const meaning: Readonly<Record<keyof typeof exitCode, string>> = {
  ok: 'it is done; of a question: yes',
  error: 'something else went wrong',
  cancelled: 'cancelled: a No, or Ctrl-C',
  authentication: 'no credential, or one that does not work',
  permission: 'not allowed; of token verify and token can: refused',
  notFound: 'there is no such thing, or it is not yours to see',
  conflict: 'the state does not allow it',
  rateLimited: 'too many requests',
  network: 'Keyfob does not answer',
  usage: 'the command line, or what it says, is not right',
};

/** `keyfob help exit-codes`, row by row. */
export const exitCodeTexts: readonly (readonly [string, string])[] = Object.entries(meaning).map(([name, text]) => [
  String(exitCode[name as keyof typeof exitCode]),
  text,
]);
