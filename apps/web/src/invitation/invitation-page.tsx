import { InvalidRequestError, NotFoundError } from '@keyfob/sdk';
import { useQuery } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { CardPage } from '../ui/card-page.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { useHashSecret } from '../ui/use-hash-secret.ts';
import { JoinForm } from './join-form.tsx';

const words = strings.invitation;

/** Opened by the link of an invitation (`#code=…`). */
export function InvitationPage() {
  const [code] = useHashSecret('code');
  if (code === null) return <CardPage title={words.dead} lead={words.noCode} />;
  return <OpenedInvitation key={code} code={code} />;
}

function OpenedInvitation({ code }: { code: string }) {
  const { data, error, refetch } = useQuery({
    // The code is a secret: it is in no key that a cache would keep.
    queryKey: ['invitation'],
    queryFn: ({ signal }) => keyfob.readInvitation({ code }, { signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error && isDead(error)) return <CardPage title={words.dead} lead={words.deadLead} />;
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <CardPage title={words.title} lead={words.lead(data.invited_by, data.workspace.name, data.role.name)}>
      <JoinForm code={code} invitation={data} />
    </CardPage>
  );
}

/** Used, taken back, too old, or no invitation at all. */
const isDead = (error: unknown) => error instanceof NotFoundError || error instanceof InvalidRequestError;
