import { openLog } from '../open-log.ts';
import type { Person } from './record-sign-in.ts';

/** Without SMTP the link goes to the log, where the operator reads it; `notice` marks a line to be shown whatever the level. */
export async function announceResetLink({ email }: Person, link: string): Promise<void> {
  openLog('info').info({ notice: true }, `Password reset for ${email}, works once within an hour: ${link}`);
}
