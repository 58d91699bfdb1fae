import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { errorText } from '../ui/error-text.ts';
import type { NewsItem } from '../ui/news.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';

/** Does something about webhooks, says what came of it, and reads them again. */
export function useTold() {
  const workspace = useWorkspace();
  const queries = useQueryClient();
  const [news, setNews] = useState<NewsItem | null>(null);
  const reload = () => queries.invalidateQueries({ queryKey: ['webhooks', workspace.id] });
  return {
    news,
    reload,
    tell: async (text: string) => {
      setNews({ tone: 'good', text });
      await reload();
    },
    attempt: async (work: () => Promise<unknown>, text: string) => {
      try {
        await work();
        setNews({ tone: 'good', text });
      } catch (error) {
        setNews({ tone: 'bad', text: errorText(error) });
      }
      await reload();
    },
  };
}
export type Told = ReturnType<typeof useTold>;
