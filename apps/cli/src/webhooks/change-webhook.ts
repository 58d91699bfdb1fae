import type { Command } from 'commander';
import { openSession } from '../session.ts';

export async function changeWebhook(command: Command, id: string, active: boolean): Promise<void> {
  const session = await openSession(command);
  const webhook = await session.keyfob.updateWebhook(await session.workspace(), id, { active });
  session.output.message(webhook, `${webhook.url} is ${webhook.status}.`);
}
