import type { Config } from '../config.ts';
import { openLog } from '../open-log.ts';
import type { Mailer } from '../ports.ts';
import { openLogMailer } from './mailer.log.ts';
import { openSmtpMailer } from './mailer.smtp.ts';

/** By SMTP where `KEYFOB_SMTP_URL` is set, else into the log. */
export function openMailer(config: Config): Mailer {
  return config.KEYFOB_SMTP_URL === undefined
    ? openLogMailer(openLog(config.KEYFOB_LOG_LEVEL))
    : openSmtpMailer(config.KEYFOB_SMTP_URL, config.KEYFOB_MAIL_FROM);
}
