import type { AuditVerification } from '@keyfob/sdk';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { errorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';

const words = strings.audit;

/** Checks the whole chain, and gives the anchor that a later check can be held against. */
export function VerifyChain() {
  const workspace = useWorkspace();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<AuditVerification | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const verify = async () => {
    setBusy(true);
    setFailure(null);
    try {
      setAnswer(await keyfob.verifyAudit(workspace.id));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="verify-chain">
      <Button disabled={busy} onClick={() => void verify()}>
        {busy ? words.verifying : words.verify}
      </Button>
      {failure !== null && <Notice tone="bad">{errorText(failure)}</Notice>}
      {answer && (
        <Notice tone={answer.valid ? 'good' : 'bad'}>
          <strong>{answer.valid ? words.whole(answer.checked) : words.broken(answer.first_bad_seq ?? 0)}</strong>
          {answer.valid && answer.head && (
            <details>
              <summary>{words.head}</summary>
              <CodeBlock label={words.head} text={JSON.stringify(answer.head, null, 2)} />
            </details>
          )}
        </Notice>
      )}
    </div>
  );
}
