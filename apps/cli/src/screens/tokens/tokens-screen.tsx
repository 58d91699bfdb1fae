import { useState } from 'react';
import { Frame } from '../app/frame.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { useRoom } from '../app/room.ts';
import { useMore } from '../app/use-live-list.ts';
import { useKeys } from '../keys/use-keys.ts';
import { ListBody } from '../parts/list-body.tsx';
import { listKeys } from '../parts/list-keys.ts';
import { useCopy } from '../parts/use-copy.ts';
import { useSelection } from '../parts/use-selection.ts';
import { RevokeForm } from '../token/revoke-form.tsx';
import { BulkForm } from './bulk-form.tsx';
import { FilterLine } from './filter-line.tsx';
import { NoTokens } from './no-tokens.tsx';
import { sorts } from './sorts.ts';
import { TokenHead, TokenRow } from './token-row.tsx';
import { useMarks } from './use-marks.ts';
import { aboutTokens, useTokens } from './use-tokens.ts';

type Doing = 'filter' | 'bulk' | 'revoke' | undefined;

/** The first screen: every token, live. */
export function TokensScreen({ filter: start = '' }: { filter?: string | undefined }) {
  const { open, say } = useNavigation();
  const { height } = useRoom();
  const copy = useCopy();
  const [filter, setFilter] = useState(start);
  const [before, setBefore] = useState(start);
  const [order, setOrder] = useState(0);
  const [doing, setDoing] = useState<Doing>();
  const list = useTokens(filter, order);
  const { marked, toggle, clear } = useMarks();
  const hand = useSelection(list.rows);
  const { row } = hand;
  const idle = () => setDoing(undefined);
  const ids = marked.size > 0 ? [...marked] : row ? [row.id] : [];
  useMore(list, hand.index, height);

  useKeys(
    'tokens',
    {
      ...listKeys(hand, height - 1),
      open: () => row && open({ name: 'token', id: row.id }),
      create: () => open({ name: 'new-token' }),
      audit: () => open({ name: 'audit' }),
      members: () => open({ name: 'members' }),
      filter: () => {
        setBefore(filter);
        setDoing('filter');
      },
      mark: () => {
        toggle(row?.id);
        hand.move(1);
      },
      bulk: () => ids.length > 0 && setDoing('bulk'),
      revoke: () => row && setDoing('revoke'),
      copy: () => row && copy(row.id, `the id of ${row.name}`),
      sort: () => {
        setOrder(order + 1);
        say(`Sorted ${sorts[(order + 1) % sorts.length]?.says ?? ''}`);
      },
      reload: list.reload,
    },
    doing === undefined,
  );
  const leave = () => {
    if (marked.size > 0) return clear();
    return setFilter(start);
  };
  const asks = doing === 'bulk' || doing === 'revoke';
  return (
    <Frame
      title="Access tokens"
      about={aboutTokens(list, filter, order, marked.size)}
      section={doing === undefined ? 'tokens' : asks ? 'form' : 'filter'}
      keys={doing === undefined}
      onBack={() => {
        const used = marked.size > 0 || filter !== start;
        if (used) leave();
        return used;
      }}
    >
      {doing === 'revoke' && row && <RevokeForm token={row} onClose={idle} />}
      {doing === 'bulk' && <BulkForm ids={ids} onClose={idle} onDone={() => (clear(), idle())} />}
      {doing === 'filter' && (
        <FilterLine value={filter} onChange={setFilter} onDone={idle} onCancel={() => (setFilter(before), idle())} />
      )}
      {!asks && (
        <ListBody
          list={list}
          index={hand.index}
          reading="Reading the tokens"
          empty={<NoTokens filtered={filter !== ''} />}
          taken={doing === 'filter' ? 2 : 1}
          head={<TokenHead />}
        >
          {(token, inHand, now) => (
            <TokenRow key={token.id} {...{ token, inHand, now, marked: marked.has(token.id) }} />
          )}
        </ListBody>
      )}
    </Frame>
  );
}
