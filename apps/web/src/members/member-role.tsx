import type { Member } from '@keyfob/sdk';
import { useRights } from '../access-tokens/use-rights.ts';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { errorText } from '../ui/error-text.ts';
import type { NewsItem } from '../ui/news.tsx';
import { roleName } from '../workspaces/role-name.ts';
import { useRoles } from '../workspaces/use-roles.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { memberLabel } from './member-label.ts';

const words = strings.members;

interface MemberRoleProps {
  member: Member;
  tell: (news: NewsItem) => Promise<void>;
}

/** The role, to be changed by who may. */
export function MemberRole({ member, tell }: MemberRoleProps) {
  const workspace = useWorkspace();
  const { may } = useRights();
  const roles = useRoles();
  if (!may('member', 'update')) return roleName(member.role);
  const who = memberLabel(member);
  const change = async (role: string) => {
    try {
      const { effective } = await keyfob.updateMember(workspace.id, member.id, { role }, { version: member.version });
      const { nodes, ms } = effective;
      await tell({
        tone: 'good',
        text: `${words.said.role(who, roleName(role))} ${strings.token.effective(nodes, ms)}`,
      });
    } catch (error) {
      await tell({ tone: 'bad', text: errorText(error) });
    }
  };
  return (
    <select
      className="control table-select"
      aria-label={words.roleOf(who)}
      value={member.role}
      onChange={(event) => void change(event.target.value)}
    >
      {roles.map(({ key, name, offered }) => (
        <option key={key} value={key} disabled={!offered && key !== member.role}>
          {name}
        </option>
      ))}
      {roles.every(({ key }) => key !== member.role) && <option value={member.role}>{member.role}</option>}
    </select>
  );
}
