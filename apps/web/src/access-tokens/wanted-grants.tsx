import type { Token } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { roleName } from '../workspaces/role-name.ts';
import type { useWantedGrants } from './use-wanted-grants.ts';

const words = strings.token.edit;

interface WantedGrantsProps {
  link: ReturnType<typeof useWantedGrants>;
  token: Token;
  busy: boolean;
}

/** What the link that led here asks to add, to be saved with one click. */
export function WantedGrants({ link: { asked, wanted }, token, busy }: WantedGrantsProps) {
  if (asked.length === 0) return null;
  if (wanted.length === 0) return <Notice tone="good">{words.held}</Notice>;
  return (
    <Notice tone="good">
      <strong>{words.wanted(wanted.length)}</strong>
      <code>{wanted.join(' ')}</code>
      <p>
        {words.wantedLead} {token.role !== null && words.leavesRole(roleName(token.role))}
      </p>
      <Button look="primary" type="submit" disabled={busy}>
        {busy ? strings.saving : words.saveWanted(wanted.length)}
      </Button>
    </Notice>
  );
}
