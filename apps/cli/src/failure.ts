import { exitCode } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';

/** What a person needs when a command cannot do its work: what happened, why, and what to type next. */
export class Failure extends Error {
  readonly exitCode: ExitCode;
  /** Each single thing that is wrong, where one line cannot hold them. */
  readonly details: readonly string[];
  readonly next: string | undefined;
  readonly requestId: string | undefined;

  constructor(
    message: string,
    more: {
      exitCode?: ExitCode;
      cause?: unknown;
      details?: readonly string[];
      next?: string;
      requestId?: string | undefined;
    } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'Failure';
    this.exitCode = more.exitCode ?? exitCode.error;
    this.details = more.details ?? [];
    this.next = more.next;
    this.requestId = more.requestId;
  }
}
