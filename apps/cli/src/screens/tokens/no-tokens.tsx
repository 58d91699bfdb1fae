import { Say } from '../parts/say.tsx';

/** Nothing to show, and the way on. */
export function NoTokens({ filtered }: { filtered: boolean }) {
  return (
    <>
      <Say bold>{filtered ? 'No token matches.' : 'No tokens yet.'}</Say>
      <Say tone="quiet" wrap="wrap">
        {filtered
          ? 'A filter is the beginning of a name or a whole id. Press esc to leave it, / to change it.'
          : 'A token lets a program act here without a person’s password. Press n to make the first one.'}
      </Say>
    </>
  );
}
