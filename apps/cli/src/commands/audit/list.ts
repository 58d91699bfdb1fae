import type { AuditEvent } from '@keyfob/sdk';
import { Command } from 'commander';
import { followAudit } from '../../audit/follow-audit.ts';
import { auditColumns, auditLine } from '../../audit/show-event.ts';
import { examples } from '../../examples.ts';
import { firstMoment } from '../../first-moment.ts';
import { openSession } from '../../session.ts';
import { jsonLine } from '../../text.ts';
import { wholeNumber } from '../../whole-number.ts';

interface ListFlags {
  readonly follow?: true;
  readonly action?: string;
  readonly actor?: string;
  readonly subject?: string;
  readonly since?: string;
  readonly until?: string;
  readonly search?: string;
  readonly limit: number;
}

export function command(): Command {
  return new Command()
    .description('Read the audit log, the newest first; with --follow what happens from now on')
    .option('--follow', 'go on until Ctrl-C; with --json one event a line')
    .option('--action <action>', 'only this, or all that begin so: token. or token.rotated')
    .option('--actor <actor>', 'only by this person or token: an e-mail, a handle or an id')
    .option('--subject <id>', 'only about this')
    .option('--since <time>', 'from then on: a date or an RFC 3339 time', firstMoment)
    .option('--until <time>', 'before then', firstMoment)
    .option('--search <text>', 'the beginning of an action, a label or an address')
    .option('--limit <number>', 'at most so many', wholeNumber('--limit'), 25)
    .addHelpText(
      'after',
      examples(
        ['keyfob audit list --action token. --limit 100'],
        ['keyfob audit list --actor ada@example.com --json'],
        ['keyfob audit list --follow'],
      ),
    )
    .action(async ({ follow, limit, search, ...filter }: ListFlags, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const workspace = await session.workspace();
      const query = { ...filter, ...(search !== undefined && { q: search }) };
      const { data, next_cursor } = await keyfob.listAuditEvents(workspace, { ...query, limit }).page();
      if (!follow) {
        output.list({ events: data, next_cursor }, data, auditColumns, 'No events found.');
        if (next_cursor !== null) output.notice(`There are more: --limit up to 100, or --until ${data.at(-1)?.at}`);
        return;
      }
      const print = (event: AuditEvent) => output.raw(output.isJson ? jsonLine(event) : auditLine(event));
      for (const event of data.toReversed()) print(event);
      for await (const event of followAudit(keyfob, workspace, query, data[0])) print(event);
    });
}
