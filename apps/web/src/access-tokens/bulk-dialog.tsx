import type { BulkResult, BulkTokens } from '@keyfob/sdk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { errorText } from '../ui/error-text.ts';
import { Field } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';

const words = strings.tokens.bulk;

interface BulkDialogProps {
  body: BulkTokens;
  close: () => void;
  done: (text: string) => void;
}

/** What it would do, asked of the server first; then it does it. */
export function BulkDialog({ body, close, done }: BulkDialogProps) {
  const { id } = useWorkspace();
  const queries = useQueryClient();
  const { action } = body;
  const dry = useQuery({
    queryKey: ['bulk', id, body],
    queryFn: ({ signal }) => keyfob.bulkTokens(id, body, { query: { dry_run: 'true' }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const form = useForm(
    async (values) => {
      const reason = textOf(values, 'reason').trim();
      const { changed, effective } = await keyfob.bulkTokens(id, { ...body, ...(reason !== '' && { reason }) });
      const since = action === 'enable' ? strings.token.effective : strings.token.refused;
      close();
      done(`${words.done[action](changed)} ${since(effective.nodes, effective.ms)}`);
      await queries.invalidateQueries({ queryKey: ['tokens', id] });
    },
    ['reason'],
  );
  return (
    <FormDialog
      words={{ ...words, title: words.titles[action], submit: strings.token.actions[action] }}
      form={form}
      close={close}
      grave={action === 'revoke' || action === 'delete'}
    >
      {dry.error && <Notice tone="bad">{errorText(dry.error)}</Notice>}
      {dry.isPending && <Loading />}
      {dry.data && <Counts result={dry.data} />}
      {action === 'revoke' && (
        <Field name="reason" label={strings.token.revoke.reason} maxLength={500} error={form.errorOf('reason')} />
      )}
    </FormDialog>
  );
}

/** Zeros say nothing, but for how many change. */
function Counts({ result }: { result: BulkResult }) {
  const counts = [
    [words.changed, result.changed],
    [words.unchanged, result.unchanged],
    [words.alsoEnded, result.also_ended],
    [words.usedLastDay, result.used_last_24h],
    [words.usedLastWeek, result.used_last_7d],
    ...result.refused_by.map(({ code, count }) => [words.refused(code), count] as const),
  ] as const;
  return (
    <dl className="bulk-counts">
      {counts
        .filter(([label, count]) => count > 0 || label === words.changed)
        .map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
    </dl>
  );
}
