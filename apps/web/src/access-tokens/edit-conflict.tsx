import { KeyfobError } from '@keyfob/sdk';
import type { Token } from '@keyfob/sdk';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import type { useTokenEdits } from './use-token-edits.ts';
import { useTokenChanged } from './use-token.ts';

const words = strings.token.edit;

interface EditConflictProps {
  failure: unknown;
  token: Token;
  edits: ReturnType<typeof useTokenEdits>;
  forget: () => void;
}

export const isConflict = (failure: unknown): boolean => failure instanceof KeyfobError && failure.status === 412;

/** Somebody else saved meanwhile: nothing of theirs is overwritten unseen. */
export function EditConflict({ failure, token, edits, forget }: EditConflictProps) {
  const workspace = useWorkspace();
  const changed = useTokenChanged(workspace.id);
  if (!isConflict(failure)) return null;
  const restart = async (keep: boolean) => {
    const newest = await keyfob.getToken(workspace.id, token.id);
    edits.restart(newest, keep);
    forget();
    await changed(newest);
  };
  return (
    <Notice tone="bad">
      <strong>{words.changed}</strong>
      <p>{words.changedLead}</p>
      <div className="form-actions">
        <Button onClick={() => void restart(true)}>{words.rebase}</Button>
        <Button onClick={() => void restart(false)}>{words.drop}</Button>
      </div>
    </Notice>
  );
}
