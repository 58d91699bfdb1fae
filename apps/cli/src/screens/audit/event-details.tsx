import type { AuditEvent } from '@keyfob/sdk';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useRoom } from '../app/room.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Fact } from '../parts/fact.tsx';
import { Say } from '../parts/say.tsx';
import { Scroll, farthest } from '../parts/scroll.tsx';
import { actorName } from './event-row.tsx';

/** Everything that the log keeps of one event. */
export function EventDetails({ event }: { event: AuditEvent }) {
  const { height } = useRoom();
  const [offset, setOffset] = useState(0);
  const lines = linesOf(event);
  const scroll = (by: number) => () => setOffset(Math.max(0, Math.min(farthest(lines.length, height), offset + by)));
  useKeys('token', { down: scroll(1), up: scroll(-1) });
  return <Scroll lines={lines} height={height} offset={offset} />;
}

function linesOf({ seq, at, action, actor, subject, ip, request_id, hash, before, after }: AuditEvent): ReactNode[] {
  const facts: [string, string | null][] = [
    ['Action', action],
    ['When', at],
    ['Who', actorName(actor)],
    ['On', [subject.kind, subject.label, subject.id].filter(Boolean).join('  ')],
    ['From', ip],
    ['Request', request_id],
    ['Number', String(seq)],
    ['Hash', hash],
  ];
  return [
    ...facts.flatMap(([label, text]) =>
      text === null
        ? []
        : [
            <Fact key={label} label={label}>
              {text}
            </Fact>,
          ],
    ),
    ...changeLines('Before', before),
    ...changeLines('After', after),
  ];
}

function changeLines(title: string, fields: AuditEvent['before']): ReactNode[] {
  if (!fields || Object.keys(fields).length === 0) return [];
  return [
    <Say key={`${title} gap`}> </Say>,
    <Say key={title} bold>
      {title}
    </Say>,
    ...Object.entries(fields).map(([field, value]) => (
      <Say key={`${title} ${field}`}>
        <Say tone="quiet">{`  ${field.replaceAll('_', ' ')}  `}</Say>
        {typeof value === 'string' ? value : JSON.stringify(value)}
      </Say>
    )),
  ];
}
