import type { Token } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Moment } from '../ui/moment.tsx';

const words = strings.token;

/** Who would notice if it ended. */
export function LastUse({ token: { last_used_at: at, last_used_ip: ip } }: { token: Token }) {
  if (at === null) return <p className="muted">{words.delete.neverUsed}</p>;
  return (
    <p>
      {words.delete.usedAt} <Moment at={at} />
      {ip !== null && ` ${words.facts.from(ip)}`}
    </p>
  );
}
