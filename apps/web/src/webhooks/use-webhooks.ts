import type { Webhook, WebhookDeliveryList, WebhookList } from '@keyfob/sdk';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

/** What people know a webhook by. */
export const hostOf = ({ url }: Pick<Webhook, 'url'>): string => new URL(url).host;

export function useWebhooks(workspace: string): UseQueryResult<WebhookList> {
  return useQuery({
    queryKey: ['webhooks', workspace],
    queryFn: ({ signal }) => keyfob.listWebhooks(workspace, { signal }),
  });
}

/** What was sent to one webhook, the newest first, page after page. */
export function useDeliveries(
  workspace: string,
  id: string,
): UseInfiniteQueryResult<InfiniteData<WebhookDeliveryList>> {
  return useInfiniteQuery({
    queryKey: ['webhooks', workspace, id, 'deliveries'],
    queryFn: ({ pageParam, signal }) =>
      keyfob.listWebhookDeliveries(workspace, id, { limit: 25 }, { signal }).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}
