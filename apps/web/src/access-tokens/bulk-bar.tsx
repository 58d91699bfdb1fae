import type { BulkTokens } from '@keyfob/sdk';
import { useState } from 'react';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import type { TokenFilters } from './token-filters.ts';
import { useRights } from './use-rights.ts';
import './bulk-bar.css';

const words = strings.tokens.bulk;
const actions = ['disable', 'enable', 'revoke', 'delete'] as const;

interface BulkBarProps {
  ids: readonly string[];
  clear: () => void;
  /** Of the list, where it goes on beyond what is shown. */
  filters: TokenFilters | null;
  tell: (news: NewsItem) => void;
}

/** What can be done to everything selected at once. */
export function BulkBar({ ids, clear, filters, tell }: BulkBarProps) {
  const { may } = useRights();
  const [action, setAction] = useState<BulkTokens['action'] | null>(null);
  const [everyPage, setEveryPage] = useState(false);
  if (ids.length === 0) return null;
  const which = everyPage && filters ? { filter: filters } : { ids: [...ids] };
  return (
    <section className="bulk-bar" aria-label={words.label}>
      <strong aria-live="polite">{everyPage ? words.everyMatch : words.selected(ids.length)}</strong>
      {filters && (
        <Checkbox
          label={words.everyPage}
          checked={everyPage}
          onChange={(event) => setEveryPage(event.target.checked)}
        />
      )}
      <div className="bulk-actions">
        {actions
          .filter((one) => may('token', one))
          .map((one) => (
            <Button
              key={one}
              look={one === 'revoke' || one === 'delete' ? 'danger' : 'plain'}
              onClick={() => setAction(one)}
            >
              {strings.token.actions[one]}
            </Button>
          ))}
        <Button look="quiet" onClick={clear}>
          {words.clear}
        </Button>
      </div>
      {action && (
        <BulkDialog
          body={{ ...which, action }}
          close={() => setAction(null)}
          done={(text) => {
            clear();
            tell({ tone: 'good', text });
          }}
        />
      )}
    </section>
  );
}
