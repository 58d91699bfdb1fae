import { Box } from 'ink';
import { explainFailure, reasonOf } from '../../explain-failure.ts';
import { useDesk } from '../app/desk.ts';
import { Say } from './say.tsx';

/** What went wrong, why, what to do next, and the request to quote: the same words as every command's. */
export function ErrorNotice({ error }: { error: unknown }) {
  const { apiUrl } = useDesk();
  const failure = explainFailure(error, apiUrl);
  const reason = reasonOf(failure.cause);
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Say tone="bad" bold wrap="wrap">{`✗ ${failure.message}`}</Say>
      <Box flexDirection="column" paddingLeft={2}>
        {reason !== undefined && <Say wrap="wrap">{reason}</Say>}
        {failure.next !== undefined && <Say wrap="wrap">{`Next: ${failure.next}`}</Say>}
        {failure.requestId !== undefined && <Say tone="quiet">{`Request: ${failure.requestId}`}</Say>}
      </Box>
    </Box>
  );
}
