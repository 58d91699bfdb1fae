import type { Token } from '@keyfob/sdk';
import { useState } from 'react';
import { Frame } from '../app/frame.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { ErrorNotice } from '../parts/error-notice.tsx';
import { Loading } from '../parts/loading.tsx';
import { Middle } from '../parts/middle.tsx';
import { useCopy } from '../parts/use-copy.ts';
import { EditForm } from './edit-form.tsx';
import { ExtendForm } from './extend-form.tsx';
import { RevokeForm } from './revoke-form.tsx';
import { RotateForm } from './rotate-form.tsx';
import { SwitchForm } from './switch-form.tsx';
import { TokenView } from './token-view.tsx';
import { useToken } from './use-token.ts';

const forms = { edit: EditForm, extend: ExtendForm, revoke: RevokeForm, rotate: RotateForm, switch: SwitchForm };
type Doing = keyof typeof forms;

export function TokenScreen({ id }: { id: string }) {
  const { open } = useNavigation();
  const copy = useCopy();
  const { token, usage, error, reload } = useToken(id);
  const [offset, setOffset] = useState(0);
  const [doing, setDoing] = useState<Doing>();
  const idle = doing === undefined;
  const start = (what: Doing) => () => setDoing(what);
  useKeys(
    'token',
    {
      reload,
      down: () => setOffset(offset + 1),
      up: () => setOffset(Math.max(0, offset - 1)),
      audit: () => open({ name: 'audit', subject: id }),
      copy: () => token && copy(token.id, 'its id'),
      predecessor: () => token?.predecessor_id && open({ name: 'token', id: token.predecessor_id }),
      successor: () => token?.successor_id && open({ name: 'token', id: token.successor_id }),
      ...(token && offered(token, start)),
    },
    idle,
  );
  const Doing = doing && forms[doing];
  return (
    <Frame
      title="Token"
      section={idle ? 'token' : 'form'}
      keys={idle}
      hints={idle && token ? Object.keys(offered(token, start)) : undefined}
    >
      {Doing && token && <Doing token={token} onClose={() => setDoing(undefined)} />}
      {!Doing && token && error === undefined && <TokenView token={token} usage={usage} offset={offset} />}
      {(!token || error !== undefined) && !Doing && (
        <Middle>{error ? <ErrorNotice error={error} /> : <Loading what="Reading the token" />}</Middle>
      )}
    </Frame>
  );
}

/** What makes sense in its state. Whether this person may do it the service decides, and says. */
function offered({ status, refreshable }: Token, start: (what: Doing) => () => void) {
  const live = status === 'active' || status === 'disabled';
  return {
    ...(live && { edit: start('edit') }),
    ...(status === 'active' && { rotate: start('rotate') }),
    ...(live && refreshable && { extend: start('extend') }),
    ...(live && { disable: start('switch') }),
    ...((live || status === 'superseded') && { revoke: start('revoke') }),
  };
}
