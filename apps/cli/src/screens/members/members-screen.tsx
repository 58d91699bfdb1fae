import { useDesk } from '../app/desk.ts';
import { Frame } from '../app/frame.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { useRoom } from '../app/room.ts';
import { useLiveList, useMore } from '../app/use-live-list.ts';
import { useKeys } from '../keys/use-keys.ts';
import { ListBody } from '../parts/list-body.tsx';
import { listKeys } from '../parts/list-keys.ts';
import { useSelection } from '../parts/use-selection.ts';
import { MemberHead, MemberRow } from './member-row.tsx';

const EVERY_MS = 15_000;

/** Who is in the workspace, and as what. */
export function MembersScreen() {
  const { keyfob, workspace } = useDesk();
  const { open } = useNavigation();
  const { height } = useRoom();
  const list = useLiveList(
    ['members', workspace],
    (signal) => keyfob.listMembers(workspace, { limit: 100 }, { signal }),
    EVERY_MS,
  );
  const hand = useSelection(list.rows);
  const { row } = hand;
  useMore(list, hand.index, height);
  useKeys('members', {
    ...listKeys(hand, height - 2),
    tokens: () => row && open({ name: 'tokens', filter: `owner:${row.id}` }),
    reload: list.reload,
  });
  return (
    <Frame title="Members" section="members">
      <ListBody
        list={list}
        index={hand.index}
        reading="Reading the members"
        empty="Nobody is here."
        taken={1}
        head={<MemberHead />}
      >
        {(member, inHand, now) => <MemberRow key={member.id} member={member} inHand={inHand} now={now} />}
      </ListBody>
    </Frame>
  );
}
