import type { ErrorCode } from '@keyfob/sdk';

/** What to do where the state of something does not allow what was asked; of tokens only where the code is about tokens. */
export function suggestAfterConflict(code: ErrorCode): string {
  return nextOf[code] ?? 'look at how it is now, then try again';
}

const nextOf: Readonly<Partial<Record<ErrorCode, string>>> = {
  name_taken: 'choose another name, or end what holds it; of tokens: keyfob token list --search NAME',
  no_account: 'keyfob member invite EMAIL --role ROLE',
  not_refreshable: 'give it a new value and a new end: keyfob token refresh ID',
  token_dead: 'create another: keyfob token create',
  token_disabled: 'keyfob token enable ID',
  token_superseded: 'use its successor: keyfob token list',
  limit_reached: 'end what nobody needs, or raise the limit: keyfob policy list',
  last_owner: 'make somebody else an owner first: keyfob member set MEMBER --role owner',
  in_use: 'take it from what uses it, then try again',
  webhook_disabled: 'keyfob webhook enable ID',
  version_mismatch: 'somebody changed it meanwhile: look at it, then try again',
  request_in_flight: 'wait for the same request to end, then look at what it did',
};
