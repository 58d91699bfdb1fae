import type { BulkResult, BulkTokens } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import { Box } from 'ink';
import { useDesk } from '../app/desk.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { Loading } from '../parts/loading.tsx';
import { Say } from '../parts/say.tsx';

/** A dry run, asked of the service. Zeros say nothing, but for how many change. */
export function BulkCounts({ ids, action }: { ids: readonly string[]; action: BulkTokens['action'] }) {
  const { keyfob, workspace } = useDesk();
  const { data, error } = useQuery({
    queryKey: ['bulk', workspace, ids, action],
    queryFn: ({ signal }) =>
      keyfob.bulkTokens(workspace, { ids: [...ids], action }, { query: { dry_run: 'true' }, signal }),
    gcTime: 0,
  });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Loading what="Counting what that would do" />;
  return (
    <Box flexDirection="column">
      {countsOf(data).map(({ label, count, grave }) => (
        <Box key={label}>
          <Box width={6} justifyContent="flex-end" marginRight={2} flexShrink={0}>
            <Say bold tone={grave ? 'warn' : undefined}>
              {String(count)}
            </Say>
          </Box>
          <Say>{label}</Say>
        </Box>
      ))}
    </Box>
  );
}

function countsOf(result: BulkResult) {
  const counts = [
    { label: 'would change', count: result.changed, always: true },
    { label: 'are so already', count: result.unchanged },
    { label: 'more would end with them', count: result.also_ended, grave: true },
    { label: 'of them were used in the last 24 hours', count: result.used_last_24h, grave: true },
    { label: 'of them were used in the last 7 days', count: result.used_last_7d, grave: true },
    ...result.refused_by.map(({ code, count }) => ({
      label: `not allowed: ${code.replaceAll('_', ' ')}`,
      count,
      grave: true,
    })),
  ];
  return counts.filter(({ count, ...more }) => count > 0 || 'always' in more).map((one) => ({ grave: false, ...one }));
}
