import { effects, relayOutbox, runJob, schedule } from '@keyfob/core';
import type { Core } from '@keyfob/core';

const DAYS = 90;
const JOBS: ReadonlySet<string> = new Set(['expire-tokens', 'remind-people']);

/** What the worker did each day: ends are marked, people are reminded and warned, and what happened reaches their lists. */
export function housekeepingSteps(core: Core): { ago: number; run: () => Promise<unknown> }[] {
  return Array.from({ length: DAYS }, (_, at) => ({
    ago: DAYS - 1 - at + 0.005,
    async run() {
      for (const job of schedule)
        if (JOBS.has(job.name)) await runJob(core, job, { signal: new AbortController().signal });
      await relayOutbox(core, effects);
    },
  }));
}

/** The mails of those days went out then: nobody is mailed about the past. */
export function settleMails(core: Core): Promise<unknown> {
  const call = { caller: { kind: 'system', label: 'demo' }, request: { id: null, ip: null } } as const;
  return core.inInstallation(call, (ctx) =>
    ctx.em.execute(`update keyfob.mail set state = 'sent', settled_at = created_at where state = 'waiting'`),
  );
}
