import type { ChangedToken, RotatedToken, Token } from '@keyfob/sdk';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { errorText } from '../ui/error-text.ts';
import { Notice } from '../ui/notice.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { CreatedDialog } from './created-dialog.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import { ExtendDialog } from './extend-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { RotateDialog } from './rotate-dialog.tsx';
import type { TokenRights } from './use-rights.ts';

const words = strings.token.actions;

/** What was done to a token. */
export type Done = keyof typeof strings.token.done;

interface TokenActionsProps {
  token: Token;
  may: TokenRights;
  tell: (done: Done, change: ChangedToken) => Promise<void>;
}

/** What can be done to the token beside editing it. */
export function TokenActions({ token, may, tell }: TokenActionsProps) {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'rotate' | 'extend' | 'revoke' | 'delete' | null>(null);
  const [rotated, setRotated] = useState<RotatedToken | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const close = () => setOpen(null);
  const finish = async (done: Done, change: ChangedToken) => {
    close();
    await tell(done, change);
  };
  const turn = async (verb: 'disable' | 'enable') => {
    setFailure(null);
    try {
      const change = await keyfob[`${verb}Token`](workspace.id, token.id);
      await tell(verb === 'disable' ? 'disabled' : 'enabled', change);
    } catch (error) {
      setFailure(error);
    }
  };
  const list = `/workspace/${workspace.id}/access-tokens`;

  return (
    <>
      <div className="token-actions" role="group" aria-label={words.label}>
        {may.rotate && <Button onClick={() => setOpen('rotate')}>{words.rotate}</Button>}
        {may.extend && <Button onClick={() => setOpen('extend')}>{words.extend}</Button>}
        {may.disable && <Button onClick={() => void turn('disable')}>{words.disable}</Button>}
        {may.enable && <Button onClick={() => void turn('enable')}>{words.enable}</Button>}
        {may.revoke && (
          <Button look="danger" onClick={() => setOpen('revoke')}>
            {words.revoke}
          </Button>
        )}
        {may.delete && (
          <Button look="danger" onClick={() => setOpen('delete')}>
            {words.delete}
          </Button>
        )}
      </div>
      {failure !== null && <Notice tone="bad">{errorText(failure)}</Notice>}
      {open === 'rotate' && <RotateDialog token={token} close={close} rotated={setRotated} />}
      {open === 'extend' && (
        <ExtendDialog token={token} close={close} extended={(change) => finish('extended', change)} />
      )}
      {open === 'revoke' && (
        <RevokeDialog token={token} close={close} revoked={(change) => finish('revoked', change)} />
      )}
      {open === 'delete' && (
        <DeleteDialog
          token={token}
          workspace={workspace.id}
          close={close}
          deleted={async () => navigate(list, { replace: true })}
        />
      )}
      {rotated && (
        <CreatedDialog
          title={strings.newToken.created.titleRotated}
          token={rotated.token}
          value={rotated.value}
          close={async () => {
            setRotated(null);
            await tell('rotated', { token: rotated.predecessor, effective: rotated.effective });
            await navigate(`${list}/${rotated.token.id}`);
          }}
        />
      )}
    </>
  );
}
