import type { Config } from '../config.ts';
import { openLog } from '../open-log.ts';
import type { Mailer } from '../ports.ts';
import { openLogMailer } from './mailer.log.ts';

/** By SMTP where `KEYFOB_SMTP_URL` is set, else into the log. The SMTP client is loaded with the first letter: most processes send none. */
export function openMailer(config: Config): Mailer {
  const url = config.KEYFOB_SMTP_URL;
  if (url === undefined) return openLogMailer(openLog(config.KEYFOB_LOG_LEVEL));
  return {
    kind: 'smtp',
    async send(letter) {
      const { openSmtpMailer } = await import('./mailer.smtp.ts');
      return openSmtpMailer(url, config.KEYFOB_MAIL_FROM).send(letter);
    },
  };
}
