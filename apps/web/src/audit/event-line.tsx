import type { AuditEvent } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Moment } from '../ui/moment.tsx';
import { actorLabel } from './actor-label.ts';
import '../ui/events.css';

const words = strings.audit;

/** One event: what, on what (where that is not plain), by whom, from where, when; the change itself when asked. */
export function EventLine({ event, named = false }: { event: AuditEvent; named?: boolean }) {
  const { before, after, subject } = event;
  const subjectName = subject.label ?? subject.id;
  const fields = before && after ? Object.keys(after).map((field) => field.replaceAll('_', ' ')) : [];
  return (
    <li>
      <span>
        <strong>{(named ? undefined : strings.token.events.actions[event.action]) ?? event.action}</strong>
        {named && subjectName !== null && (
          <span className="muted">
            {' '}
            <bdi>{words.on(subjectName)}</bdi>
          </span>
        )}
      </span>
      <span className="muted">
        <bdi>{actorLabel(event.actor)}</bdi>
        {event.ip !== null && ` · ${event.ip}`} · <Moment at={event.at} />
        {named && ` · #${event.seq}`}
      </span>
      {(before !== undefined || after !== undefined) && (
        <details>
          <summary>{fields.length > 0 ? words.changed(fields.join(', ')) : words.details}</summary>
          <pre tabIndex={0}>{JSON.stringify({ before, after }, null, 2)}</pre>
        </details>
      )}
    </li>
  );
}
