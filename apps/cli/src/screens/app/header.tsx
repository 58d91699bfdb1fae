import { Box } from 'ink';
import { Say } from '../parts/say.tsx';
import { useDesk } from './desk.ts';
import { useConnection } from './connection.ts';

/** Where one is, and whether what one sees is of now. */
export function Header({ title, about }: { title: string; about: string | undefined }) {
  const { workspace, connection } = useDesk();
  const { failures } = useConnection(connection);
  return (
    <Box flexShrink={0} justifyContent="space-between" gap={2}>
      <Box flexShrink={1}>
        <Say>
          <Say tone="accent" bold>
            keyfob
          </Say>
          <Say tone="quiet">{` ${workspace} › `}</Say>
          <Say bold>{title}</Say>
          {about !== undefined && <Say tone="quiet">{`  ${about}`}</Say>}
        </Say>
      </Box>
      <Box flexShrink={0}>
        <Say tone={failures > 0 ? 'warn' : 'good'}>{failures > 0 ? '○ offline' : '● live'}</Say>
      </Box>
    </Box>
  );
}
