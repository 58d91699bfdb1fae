import type { Logger } from 'pino';
import type { Mailer } from '../ports.ts';

/** Without SMTP a mail is one readable block in the log. */
export function openLogMailer(log: Logger): Mailer {
  return {
    kind: 'log',
    async send({ id, to, subject, text }) {
      const rule = '─'.repeat(60);
      log.info({ mail: id }, `Mail (no KEYFOB_SMTP_URL)\n${rule}\nTo: ${to}\nSubject: ${subject}\n\n${text}\n${rule}`);
      return { state: 'sent' };
    },
  };
}
