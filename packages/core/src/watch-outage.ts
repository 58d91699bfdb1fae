import type { Logger } from 'pino';
import type { Core } from './core.ts';

const LOOK_AGAIN_MS = 1000;

/** Tells of a database that is away in two lines, however many requests and jobs run into it. */
export interface Outage {
  /** Something failed in a way that says so. */
  noticed(cause: unknown): void;
}

/** The first line says what is wrong, the second that the database answers again; each failure between is a `debug` line. */
export function watchOutage(core: Core, log: Logger): Outage {
  let awaySince: number | undefined;
  const look = async (): Promise<void> => {
    const { database } = await core.readiness();
    if (database !== 'ok' || awaySince === undefined) return lookAgain();
    const seconds = Math.round((performance.now() - awaySince) / 1000);
    awaySince = undefined;
    log.warn({ seconds }, 'the database answers again');
  };
  const lookAgain = (): void => {
    setTimeout(() => void look(), LOOK_AGAIN_MS).unref();
  };
  return {
    noticed(error) {
      const cause = error instanceof Error ? error.message : String(error);
      if (awaySince !== undefined) return log.debug({ cause }, 'the database does not answer');
      awaySince = performance.now();
      log.warn({ cause }, `the database does not answer (${cause}); waiting for it`);
      lookAgain();
    },
  };
}
