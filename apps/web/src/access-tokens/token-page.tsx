import { NotFoundError } from '@keyfob/sdk';
import { useParams } from 'react-router';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { strings } from '../strings.ts';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { TokenView } from './token-view.tsx';
import { useToken } from './use-token.ts';

/** One token; `fix_url` of a refused verify leads here, with the missing grants as `?grant=`. */
export function TokenPage() {
  const workspace = useWorkspace();
  const { tokenId = '' } = useParams();
  const { data: token, error, refetch } = useToken(workspace.id, tokenId);
  if (error instanceof NotFoundError) return <NotFoundPage />;
  if (token) return <TokenView key={token.id} token={token} />;
  return (
    <main className="page">
      {error ? <ErrorNotice title={strings.token.failed} error={error} retry={() => void refetch()} /> : <Loading />}
    </main>
  );
}
