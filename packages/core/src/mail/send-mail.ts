import type { Call } from '../actor.ts';
import type { Core } from '../core.ts';
import { composeMail } from './compose-mail.ts';
import type { MailOutcome } from './letter.ts';
import { loggable } from './loggable.ts';
import { claimMail, dropMail, settleMail } from './mail-state.ts';
import type { MailRow } from './mail-state.ts';

const call: Call = { caller: { kind: 'system', label: 'mail' }, request: { id: null, ip: null } };

/**
 * Sends one mail, at most once: it is taken before it is handed over, and an attempt that never says what became of it is flagged and
 * not repeated. However often the job runs, one attempt is under way at a time. Returns what became of it, and why it was not sent in words that may be logged.
 */
export async function sendMail(
  core: Pick<Core, 'inInstallation' | 'mailer'>,
  { mail_id: id }: { mail_id: string },
): Promise<{ mail: string; trouble?: string }> {
  const taken = await core.inInstallation(call, async (ctx) => {
    const mail = await claimMail(ctx, id);
    if (!mail) return null;
    const content = await composeMail(ctx, mail);
    if (content === null) await dropMail(ctx, mail);
    return { mail, content };
  });
  if (!taken) return { mail: 'not due' };
  const { mail, content } = taken;
  if (content === null) return { mail: 'dropped' };
  const outcome = await handOver(core, mail, content);
  const state = await core.inInstallation(call, (ctx) => settleMail(ctx, mail, outcome));
  return { mail: state, ...(outcome.state !== 'sent' && { trouble: loggable(outcome.trouble) }) };
}

type Composed = NonNullable<Awaited<ReturnType<typeof composeMail>>>;

async function handOver(core: Pick<Core, 'mailer'>, mail: MailRow, { to, content }: Composed): Promise<MailOutcome> {
  let letter;
  try {
    // Only the worker sets letters: the API does not load what they are set with.
    const { setLetter } = await import('./set-letter.tsx');
    letter = await setLetter(content);
  } catch (error) {
    return { state: 'again', trouble: error instanceof Error ? error.message : String(error) };
  }
  return core.mailer.send({ id: mail.id, to, ...letter });
}
