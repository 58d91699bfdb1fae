import type { Member } from '@keyfob/sdk';
import { Box } from 'ink';
import { useRoom } from '../app/room.ts';
import { Cell } from '../parts/cell.tsx';
import { relativeTime } from '../parts/relative-time.ts';
import { Say } from '../parts/say.tsx';

const nameWidth = (width: number) => Math.max(12, Math.min(40, width - 30));

export function MemberHead() {
  const { width } = useRoom();
  return (
    <Box gap={1} paddingLeft={2} flexShrink={0}>
      <Cell width={nameWidth(width)} tone="quiet">
        MEMBER
      </Cell>
      <Cell width={14} tone="quiet">
        ROLE
      </Cell>
      <Say tone="quiet">SINCE</Say>
    </Box>
  );
}

export function MemberRow({ member, inHand, now }: { member: Member; inHand: boolean; now: number }) {
  const { width } = useRoom();
  const { id, email, external_id, name, role, active, created_at, expires_at } = member;
  const state = active ? (expires_at ? `ends ${relativeTime(expires_at, now)}` : '') : 'suspended';
  return (
    <Box gap={1} height={1} flexShrink={0}>
      <Cell width={1} tone="accent" bold>
        {inHand ? '›' : ' '}
      </Cell>
      <Cell width={nameWidth(width)} tone={inHand ? 'accent' : active ? undefined : 'quiet'} bold={inHand}>
        {email ?? external_id ?? id}
        {name !== null && width >= 100 && <Say tone="quiet">{`  ${name}`}</Say>}
      </Cell>
      <Cell width={14}>{role}</Cell>
      <Say tone="quiet">{relativeTime(created_at, now)}</Say>
      {state !== '' && <Say tone="warn">{` ${state}`}</Say>}
    </Box>
  );
}
