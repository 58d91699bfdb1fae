import { useState } from 'react';
import { Frame } from '../app/frame.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { Loading } from '../parts/loading.tsx';
import { Middle } from '../parts/middle.tsx';
import type { Draft } from './draft.ts';
import { FactsForm } from './facts-form.tsx';
import { GrantPicker } from './grant-picker.tsx';
import { Review } from './review.tsx';
import { useRights } from './use-rights.ts';

const empty: Draft = {
  name: '',
  description: '',
  kind: '',
  environment: 'production',
  lifetime: '',
  role: '',
  grants: [],
};

/** Three pages: what it is, what it may do, and a last look. */
export function NewTokenScreen() {
  const { back } = useNavigation();
  const { rights, error } = useRights();
  const [draft, setDraft] = useState(empty);
  const [page, setPage] = useState<'facts' | 'grants' | 'review'>('facts');
  const picks = draft.role === '';
  return (
    <Frame title="New token" section={page === 'grants' ? 'grants' : 'form'} keys={!rights}>
      {rights && page === 'facts' && (
        <FactsForm
          draft={draft}
          rights={rights}
          onClose={back}
          onDone={(facts) => {
            setDraft({ ...draft, ...facts });
            setPage(facts.role === '' ? 'grants' : 'review');
          }}
        />
      )}
      {rights && page === 'grants' && (
        <GrantPicker
          rights={rights}
          value={draft.grants}
          onChange={(grants) => setDraft({ ...draft, grants })}
          onDone={() => setPage('review')}
          onClose={() => setPage('facts')}
        />
      )}
      {page === 'review' && <Review draft={draft} onClose={() => setPage(picks ? 'grants' : 'facts')} />}
      {!rights && (
        <Middle>{error ? <ErrorNotice error={error} /> : <Loading what="Reading what you may give" />}</Middle>
      )}
    </Frame>
  );
}
