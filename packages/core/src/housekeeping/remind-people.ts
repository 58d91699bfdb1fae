import type { Context, HomeContext } from '../context.ts';
import { tokensOf, workspacesWith } from './homes.ts';
import { reminderRules } from './reminder-rules.ts';
import type { Run, Step } from './scheduled-job.ts';
import { countReminders, unsaid, writeReminders } from './write-reminders.ts';

export function workspacesWithReminders(ctx: Context): Promise<string[]> {
  return workspacesWith(
    ctx,
    reminderRules.map((rule) => unsaid(rule, tokensOf('every workspace'))),
  );
}

/** Expiry warnings, reminders of unused tokens and of tokens old enough to rotate: of a workspace, or of the service tokens. */
export async function remindPeople(ctx: HomeContext, run: Run): Promise<Step> {
  const all: Step = { did: {}, more: false };
  for (const rule of reminderRules) {
    const { did, more } = run.dryRun
      ? { did: await countReminders(ctx, rule), more: false }
      : await writeReminders(ctx, rule, run.id);
    Object.assign(all.did, did);
    all.more ||= more;
  }
  return all;
}
