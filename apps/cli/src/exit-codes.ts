/** What the shell learns; `keyfob help exit-codes` and docs say the same. */
export const exitCode = {
  ok: 0,
  error: 1,
  cancelled: 2,
  authentication: 4,
  permission: 5,
  notFound: 6,
  conflict: 7,
  rateLimited: 8,
  network: 9,
  usage: 64,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
