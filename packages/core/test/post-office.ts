import { queueMails } from '../src/mail/queue-mails.ts';
import { sendMail } from '../src/mail/send-mail.ts';
import { effects } from '../src/outbox/effects.ts';
import { relayOutbox } from '../src/outbox/relay-outbox.ts';
import type { TestCore } from './test-core.ts';

const AN_HOUR = 3_600_000;

/** Relays what happened and, an hour later by the clock of the rules, sends every mail that is due: each job twice, as a queue may. */
export async function deliver({ core }: Pick<TestCore, 'core'>): Promise<string[]> {
  await relayOutbox(core, effects);
  const outcomes: string[] = [];
  core.clock.offsetMs += AN_HOUR;
  const jobs = {
    async add({ data }: { data: object }) {
      const both = await Promise.all([1, 2].map(() => sendMail(core, data as { mail_id: string })));
      outcomes.push(...both.map(({ mail }) => mail));
    },
    close: async () => {},
  };
  await queueMails({ ...core, jobs });
  core.clock.offsetMs -= AN_HOUR;
  return outcomes.filter((outcome) => outcome !== 'not due');
}
