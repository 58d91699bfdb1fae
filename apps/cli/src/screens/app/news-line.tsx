import { Box } from 'ink';
import { Say } from '../parts/say.tsx';
import { useConnection } from './connection.ts';
import { useDesk } from './desk.ts';
import { useNavigation } from './navigation.tsx';

/** What was just done; while the service is away, that it is. */
export function NewsLine() {
  const { news } = useNavigation();
  const { connection, apiUrl } = useDesk();
  const { failures, heard } = useConnection(connection);
  return (
    <Box height={1} flexShrink={0}>
      {news ? (
        <Say tone={news.tone}>{`${news.tone === 'good' ? '✓' : '✗'} ${news.text}`}</Say>
      ) : (
        failures > 0 && (
          <Say tone="warn">{`No answer from ${apiUrl}: trying again. ${heard ? 'What you see is the last that was known.' : ''}`}</Say>
        )
      )}
    </Box>
  );
}
