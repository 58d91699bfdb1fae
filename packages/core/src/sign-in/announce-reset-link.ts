import { openLog } from '../open-log.ts';

/** Without SMTP the link goes to the log, where the operator reads it; `notice` marks a line to be shown whatever the level. */
export async function announceResetLink(email: string, link: string): Promise<void> {
  openLog('info').info({ notice: true }, `Password reset for ${email}, works once within an hour: ${link}`);
}
