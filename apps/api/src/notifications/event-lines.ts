import type { Hints } from '@keyfob/core';

/** Hints as server-sent events; a comment where there are none, which shows that the line is alive. */
export function eventLines({ seq, hints, unread }: Hints, last: Hints | null): string {
  const events = hints.map(
    (hint) =>
      `event: audit\nid: ${hint.seq}\ndata: ${JSON.stringify({ action: hint.action, subject: hint.subject, at: hint.at })}\n\n`,
  );
  if (unread !== last?.unread) events.push(`event: notifications\nid: ${seq}\ndata: ${JSON.stringify({ unread })}\n\n`);
  return events.length > 0 ? events.join('') : ': still here\n\n';
}
