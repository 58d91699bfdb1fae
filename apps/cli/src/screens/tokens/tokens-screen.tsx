import { useState } from 'react';
import { Frame } from '../app/frame.tsx';
import { useDesk } from '../app/desk.ts';
import { useLiveList } from '../app/use-live-list.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useSelection } from '../parts/use-selection.ts';
import { TokenTable } from './token-table.tsx';

export function TokensScreen({ filter: start = '' }: { filter?: string | undefined }) {
  const { keyfob, workspace } = useDesk();
  const list = useLiveList(['tokens', workspace], (signal) => keyfob.listTokens(workspace, { limit: 100 }, { signal }), 5000);
  const hand = useSelection(list.rows);
  useKeys('tokens', { down: () => hand.move(1), up: () => hand.move(-1) });
  return (
    <Frame title="Access tokens" about={`${list.first?.total_active ?? ''} active`} section="tokens">
      <TokenTable tokens={list.rows} index={hand.index} marked={new Set()} />
    </Frame>
  );
}
