import type { Logger } from 'pino';
import type { Core } from './core.ts';
import { isUnavailable } from './is-unavailable.ts';
import { within } from './within.ts';

const LOOK_AGAIN_MS = 1000;
/** A question that hangs on a connection which is gone is asked again on another. */
const PATIENCE_MS = 3000;

/** Tells of a store that is away in two lines, however many requests and jobs run into it. */
export interface Outage {
  /** Something failed in a way that says so. */
  noticed(cause: unknown): void;
}

/** What a service waits for. */
export interface Outages {
  database: Outage;
  queue: Outage;
}

/** Each is told by its own name. Queues in the database are away with it; while it answers they are busy, or refuse, by themselves. */
export function watchOutages(core: Core, log: Logger): Outages {
  const databaseAnswers = () => answers(async () => (await core.readiness()).database === 'ok');
  const database = watchOutage('the database', databaseAnswers, log);
  const queueAnswers = () => answers(async () => Boolean(await core.queueDepths()));
  if (core.config.REDIS_URL) return { database, queue: watchOutage('Redis', queueAnswers, log) };
  const queue = watchOutage('the queue', queueAnswers, log);
  const attribute = async (cause: unknown): Promise<void> => {
    const away = isUnavailable(cause) || !(await databaseAnswers());
    (away ? database : queue).noticed(cause);
  };
  return { database, queue: { noticed: (cause) => void attribute(cause) } };
}

const answers = (ask: () => Promise<boolean>): Promise<boolean> => within(PATIENCE_MS, ask()).catch(() => false);

/** The first line says what is wrong, the second that it answers again; each failure between is a `debug` line. */
function watchOutage(name: string, isBack: () => Promise<boolean>, log: Logger): Outage {
  let awaySince: number | undefined;
  const look = async (): Promise<void> => {
    if (!(await isBack()) || awaySince === undefined) return lookAgain();
    const seconds = Math.round((performance.now() - awaySince) / 1000);
    awaySince = undefined;
    log.warn({ seconds }, `${name} answers again`);
  };
  const lookAgain = (): void => {
    setTimeout(() => void look(), LOOK_AGAIN_MS).unref();
  };
  return {
    noticed(error) {
      const cause = error instanceof Error ? error.message : String(error);
      if (awaySince !== undefined) return log.debug({ cause }, `${name} does not answer`);
      awaySince = performance.now();
      log.warn({ cause }, `${name} does not answer (${cause}); waiting for it`);
      lookAgain();
    },
  };
}
