import { linesSince } from '../log-file.ts';
import type { Log } from '../log-file.ts';
import { Refusal } from '../refusal.ts';
import { wayOut } from './init-cluster.ts';
import type { Place } from './place.ts';

/** Another program took the port between our choosing it and the server's opening it. */
export class PortTaken extends Refusal {}

/** The server's own last word, from what it logged since `log` was opened, with the way out. */
export function whyNotStarted(log: Log, { cluster, dataDir }: Place): Refusal {
  const lines = linesSince(log);
  const said = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
  const reason = said.replace(/^.*?(FATAL|PANIC):\s*/, '');
  if (/TCP\/IP sockets/.test(reason)) return new PortTaken('No free port was found for PostgreSQL.');
  if (lines.some((line) => /No space left/i.test(line))) {
    return new Refusal(`No space left for the database in ${cluster}: free some, then start again.`);
  }
  if (/has invalid permissions/.test(reason)) {
    return new Refusal(
      `The database in ${cluster} is open to other users, and PostgreSQL refuses that: chmod 700 ${cluster}`,
    );
  }
  return new Refusal(`The database in ${cluster} does not start (${reason}): ${wayOut(dataDir)}`);
}
