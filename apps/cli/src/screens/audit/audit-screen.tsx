import { useState } from 'react';
import { useDesk } from '../app/desk.ts';
import { Frame } from '../app/frame.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { useRoom } from '../app/room.ts';
import { useLiveList, useMore } from '../app/use-live-list.ts';
import { useKeys } from '../keys/use-keys.ts';
import { ListBody } from '../parts/list-body.tsx';
import { listKeys } from '../parts/list-keys.ts';
import { useSelection } from '../parts/use-selection.ts';
import { EventDetails } from './event-details.tsx';
import { EventHead, EventRow } from './event-row.tsx';

const EVERY_MS = 3000;

/** The log, newest first, as it is written. At the top it follows; further down the event in hand stays. */
export function AuditScreen({ subject }: { subject?: string | undefined }) {
  const { keyfob, workspace } = useDesk();
  const { quiet } = useNavigation();
  const { height } = useRoom();
  const [details, setDetails] = useState(false);
  const query = { limit: 50, order: 'newest', ...(subject !== undefined && { subject }) } as const;
  const list = useLiveList(
    ['audit', workspace, query],
    (signal) => keyfob.listAuditEvents(workspace, query, { signal }),
    EVERY_MS,
  );
  const hand = useSelection(list.rows);
  useMore(list, hand.index, height);
  useKeys('audit', { details: () => setDetails(!details), reload: list.reload });
  useKeys('audit', listKeys(hand, height - 2), !details);
  return (
    <Frame
      title="Audit log"
      about={hand.index === 0 ? 'following' : `event ${hand.row?.seq ?? ''}`}
      section="audit"
      onBack={() => {
        quiet();
        setDetails(false);
        return details;
      }}
    >
      {details && hand.row ? (
        <EventDetails event={hand.row} />
      ) : (
        <ListBody
          list={list}
          index={hand.index}
          reading="Reading the log"
          empty="Nothing has been written yet."
          taken={1}
          head={<EventHead />}
        >
          {(event, inHand, now) => <EventRow key={event.id} event={event} inHand={inHand} now={now} />}
        </ListBody>
      )}
    </Frame>
  );
}
