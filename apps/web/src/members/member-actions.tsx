import type { Member } from '@keyfob/sdk';
import { useState } from 'react';
import { useRights } from '../access-tokens/use-rights.ts';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { errorText } from '../ui/error-text.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { memberLabel } from './member-label.ts';

const words = strings.members;

interface MemberActionsProps {
  member: Member;
  tell: (news: NewsItem) => Promise<void>;
}

export function MemberActions({ member, tell }: MemberActionsProps) {
  const workspace = useWorkspace();
  const { may } = useRights();
  const [removing, setRemoving] = useState(false);
  const who = memberLabel(member);
  const turn = async () => {
    const active = !member.active;
    try {
      const { effective } = await keyfob.updateMember(workspace.id, member.id, { active }, { version: member.version });
      const said = active ? words.said.restored(who) : words.said.suspended(who);
      const since = active ? strings.token.effective : strings.token.refused;
      await tell({ tone: 'good', text: `${said} ${since(effective.nodes, effective.ms)}` });
    } catch (error) {
      await tell({ tone: 'bad', text: errorText(error) });
    }
  };
  const label = member.active ? words.suspend(who) : words.restore(who);
  return (
    <div className="row-actions">
      {may('member', 'update') && (
        <Button look="icon" aria-label={label} title={label} onClick={() => void turn()}>
          <Icon name={member.active ? 'disable' : 'enable'} />
        </Button>
      )}
      {may('member', 'delete') && (
        <Button look="icon" aria-label={words.remove(who)} title={words.remove(who)} onClick={() => setRemoving(true)}>
          <Icon name="delete" />
        </Button>
      )}
      {removing && <RemoveMember member={member} close={() => setRemoving(false)} tell={tell} />}
    </div>
  );
}

function RemoveMember({ member, close, tell }: MemberActionsProps & { close: () => void }) {
  const workspace = useWorkspace();
  const who = memberLabel(member);
  const form = useForm(async () => {
    const { effective } = await keyfob.deleteMember(workspace.id, member.id);
    close();
    const since = strings.token.refused(effective.nodes, effective.ms);
    await tell({ tone: 'good', text: `${words.said.removed(who)} ${since}` });
  });
  return (
    <FormDialog words={words.removal} form={form} close={close} grave>
      <p>
        <bdi className="dialog-name">{who}</bdi>
      </p>
    </FormDialog>
  );
}
