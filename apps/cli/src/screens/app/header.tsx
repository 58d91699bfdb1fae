import { Box } from 'ink';
import { Say } from '../parts/say.tsx';
import { useConnection } from './connection.ts';
import { useDesk } from './desk.ts';
import { useSize } from './size.ts';

const NARROW = 60;

/** Where one is, and whether what one sees is of now. */
export function Header({ title, about }: { title: string; about: string | undefined }) {
  const { workspace, connection } = useDesk();
  const { columns } = useSize();
  const { failures, heard } = useConnection(connection);
  const state = failures > 0 ? '○ offline' : heard ? '● live' : '○ connecting';
  return (
    <Box flexShrink={0} justifyContent="space-between" gap={2}>
      <Box flexShrink={1}>
        <Say>
          <Say tone="accent" bold>
            keyfob
          </Say>
          <Say tone="quiet">{columns < NARROW ? ' › ' : ` ${workspace} › `}</Say>
          <Say bold>{title}</Say>
          {about !== undefined && <Say tone="quiet">{`  ${about}`}</Say>}
        </Say>
      </Box>
      <Box flexShrink={0}>
        <Say tone={failures > 0 ? 'warn' : heard ? 'good' : 'quiet'}>{state}</Say>
      </Box>
    </Box>
  );
}
