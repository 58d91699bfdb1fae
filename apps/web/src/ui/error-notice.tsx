import { KeyfobError } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Button } from './button.tsx';
import { errorText } from './error-text.ts';
import { Notice } from './notice.tsx';

/** In place of what could not be loaded: why, the request to quote, and another try. */
export function ErrorNotice({ error, title, retry }: { error: unknown; title?: string; retry: () => void }) {
  const requestId = error instanceof KeyfobError ? error.requestId : undefined;
  return (
    <div className="notice-page">
      <Notice tone="bad">
        {title !== undefined && <strong>{title}</strong>}
        <p>{errorText(error)}</p>
        {requestId !== undefined && <code>{strings.requestId(requestId)}</code>}
        <Button onClick={retry}>{strings.retry}</Button>
      </Notice>
    </div>
  );
}
