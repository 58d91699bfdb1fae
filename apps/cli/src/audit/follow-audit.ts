import { setTimeout as sleep } from 'node:timers/promises';
import type { AuditEvent, Keyfob, ListAuditEventsData } from '@keyfob/sdk';

const PAUSE_MS = 1000;

/** Every event after `last`, in order and each once, as they come. It never ends by itself. */
export async function* followAudit(
  keyfob: Keyfob,
  workspace: string,
  query: ListAuditEventsData['query'],
  last: AuditEvent | undefined,
): AsyncGenerator<AuditEvent, void, undefined> {
  let seq = last?.seq ?? 0;
  let since = last?.at ?? query?.since;
  for (;;) {
    const events = keyfob.listAuditEvents(workspace, {
      ...query,
      order: 'oldest',
      limit: 100,
      ...(since && { since }),
    });
    for await (const event of events) {
      if (event.seq <= seq) continue;
      ({ seq, at: since } = event);
      yield event;
    }
    await sleep(PAUSE_MS);
  }
}
