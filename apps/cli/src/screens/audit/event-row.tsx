import type { AuditEvent } from '@keyfob/sdk';
import { Box, useIsScreenReaderEnabled } from 'ink';
import { useRoom } from '../app/room.ts';
import { Cell } from '../parts/cell.tsx';
import { relativeTime } from '../parts/relative-time.ts';
import { Say } from '../parts/say.tsx';

/** When, what, on what and by whom. */
export function EventRow({ event, inHand, now }: { event: AuditEvent; inHand: boolean; now: number }) {
  const { width } = useRoom();
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
      <Cell width={8} tone="quiet">
        {when}
      </Cell>
      <Cell width={Math.min(26, Math.floor(width * 0.3))} bold={inHand} tone={inHand ? 'accent' : undefined}>
        {action}
      </Cell>
      {width >= 56 && (
        // Handles differ in their ends.
        <Cell width={Math.floor((width - 38) * 0.5)} cut="middle">
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
