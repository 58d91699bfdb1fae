import { useSearchParams } from 'react-router';
import { useRights } from '../access-tokens/use-rights.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { More } from '../ui/more.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { EventLine } from './event-line.tsx';
import { readAuditFilters, useAuditEvents } from './use-audit-events.ts';
import { VerifyChain } from './verify-chain.tsx';
import '../ui/panel.css';

const words = strings.audit;

export function AuditPage() {
  const workspace = useWorkspace();
  const { may } = useRights();
  const [search, setSearch] = useSearchParams();
  const filters = readAuditFilters(search);
  const list = useAuditEvents(workspace.id, filters);
  const events = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <main className="page">
      <PageHead title={words.title} within={workspace.name} lead={words.lead} />
      <div className="form-actions">
        {may('audit', 'export') && (
          <a className="button button-plain" href={`/v1/workspaces/${workspace.id}/audit-events/export`} download>
            {words.export}
          </a>
        )}
      </div>
      {may('audit', 'verify') && <VerifyChain />}
      <AuditFilterBar search={search} setSearch={setSearch} />
      {list.error && <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && events.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <Button onClick={() => setSearch({})}>{words.clear}</Button>
        </div>
      )}
      {events.length > 0 && (
        <section className="panel" aria-label={words.title}>
          <ol className="events" aria-busy={list.isPlaceholderData}>
            {events.map((event) => (
              <EventLine key={event.id} event={event} named />
            ))}
          </ol>
        </section>
      )}
      <More list={list} label={words.more} />
    </main>
  );
}
