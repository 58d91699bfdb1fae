import type { Call } from '../actor.ts';
import type { Core } from '../core.ts';
import { flagUnknown, takeDue } from './mail-state.ts';

const call: Call = { caller: { kind: 'system', label: 'mail' }, request: { id: null, ip: null } };

/**
 * Hands every mail that is due to the queue, each as a job with its id; one the queue loses is handed over again a minute later. Flags
 * those whose attempt never ended. @throws KeyfobError unavailable while the queue is away.
 */
export async function queueMails(
  core: Pick<Core, 'inInstallation' | 'jobs'>,
): Promise<{ queued: number; unknown: number }> {
  const { ids, unknown, at } = await core.inInstallation(call, async (ctx) => ({
    unknown: await flagUnknown(ctx),
    ids: await takeDue(ctx),
    at: ctx.now.getTime(),
  }));
  for (const id of ids)
    await core.jobs.add({ queue: 'mail', name: 'send-mail', id: `${id}-${at}`, data: { mail_id: id } });
  return { queued: ids.length, unknown };
}
