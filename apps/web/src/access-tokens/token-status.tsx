import type { Token } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import './token-status.css';

const words = strings.tokens;

export function TokenStatus({ status }: { status: Token['status'] }) {
  return (
    <span className={`token-status token-status-${status}`} title={words.statusHints[status]}>
      {words.statuses[status]}
    </span>
  );
}
