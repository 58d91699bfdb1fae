import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from './button.tsx';

type Pages = Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

/** Fetches the next page of a list, while there is one. */
export function More({ list, label }: { list: Pages; label: string }) {
  if (!list.hasNextPage) return null;
  return (
    <div className="form-actions">
      <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {label}
      </Button>
    </div>
  );
}
