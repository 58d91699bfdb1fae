import type { AuditEvent } from '@keyfob/sdk';
import { Box, useIsScreenReaderEnabled } from 'ink';
import { useRoom } from '../app/room.ts';
import { Cell } from '../parts/cell.tsx';
import { relativeTime } from '../parts/relative-time.ts';
import { Say } from '../parts/say.tsx';

/** How wide each column is; what it was done to goes first when there is no room. */
const widthsOf = (width: number) => ({
  when: 8,
  action: Math.min(26, Math.floor(width * 0.3)),
  on: width >= 56 ? Math.floor((width - 38) * 0.5) : 0,
});

export function EventHead() {
  const { when, action, on } = widthsOf(useRoom().width);
  return (
    <Box gap={1} paddingLeft={2} flexShrink={0}>
      {[
        { title: 'WHEN', width: when },
        { title: 'ACTION', width: action },
        ...(on > 0 ? [{ title: 'ON', width: on }] : []),
        { title: 'BY', width: 2 },
      ].map(({ title, width }) => (
        <Cell key={title} width={width} tone="quiet">
          {title}
        </Cell>
      ))}
    </Box>
  );
}

/** When, what, on what and by whom. */
export function EventRow({ event, inHand, now }: { event: AuditEvent; inHand: boolean; now: number }) {
  const { width } = useRoom();
  const widths = widthsOf(width);
  const reader = useIsScreenReaderEnabled();
  const { at, action, actor, subject, ip } = event;
  const when = relativeTime(at, now);
  const on = subject.label ?? subject.id ?? subject.kind;
  const by = actorName(actor);
  if (reader) return <Say wrap="wrap">{`${inHand ? 'In hand: ' : ''}${action} on ${on} by ${by}, ${when}`}</Say>;
  return (
    <Box gap={1} height={1} flexShrink={0}>
      <Cell width={1} tone="accent" bold>
        {inHand ? '›' : ' '}
      </Cell>
      <Cell width={widths.when} tone="quiet">
        {when}
      </Cell>
      <Cell width={widths.action} bold={inHand} tone={inHand ? 'accent' : undefined}>
        {action}
      </Cell>
      {widths.on > 0 && (
        // Handles differ in their ends.
        <Cell width={widths.on} cut="middle">
          {on}
        </Cell>
      )}
      <Box flexShrink={1} flexGrow={1}>
        <Say tone="quiet">{width >= 110 && ip ? `${by}  ${ip}` : by}</Say>
      </Box>
    </Box>
  );
}

export function actorName({ kind, label, via }: AuditEvent['actor']): string {
  const who = label ?? (kind === 'system' ? 'Keyfob itself' : 'somebody erased');
  return via ? `${who} through ${via.label ?? 'a token'}` : who;
}
