import type { Token } from '@keyfob/sdk';
import { useState } from 'react';
import { Link } from 'react-router';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { errorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { DeleteDialog } from './delete-dialog.tsx';
import type { TokenRights } from './use-rights.ts';
import { useTokenChanged } from './use-token.ts';
import '../ui/row-actions.css';

const words = strings.tokens;

export interface RowActionsProps {
  token: Token;
  workspace: string;
  rights: (token: Token) => TokenRights;
  /** What came of it, shown over the list. */
  tell: (news: NewsItem) => void;
}

/** What can be done to a token where it stands in the list. */
export function RowActions({ token, workspace, rights, tell }: RowActionsProps) {
  const may = rights(token);
  const changed = useTokenChanged(workspace);
  const [deleting, setDeleting] = useState(false);
  const turn = async (verb: 'disable' | 'enable') => {
    try {
      const { token: now, effective } = await keyfob[`${verb}Token`](workspace, token.id);
      const { nodes, ms } = effective;
      const done = verb === 'disable' ? words.disabled(token.name) : words.enabled(token.name);
      const since = verb === 'disable' ? strings.token.refused : strings.token.effective;
      tell({ tone: 'good', text: `${done} ${since(nodes, ms)}` });
      await changed(now);
    } catch (error) {
      tell({ tone: 'bad', text: errorText(error) });
    }
  };
  const of = words.actionsOf;
  return (
    <div className="row-actions">
      {may.edit && (
        <Link
          className="button button-icon"
          to={`/workspace/${workspace}/access-tokens/${token.id}`}
          aria-label={of.edit(token.name)}
          title={of.edit(token.name)}
        >
          <Icon name="edit" />
        </Link>
      )}
      {may.disable && <RowButton icon="disable" label={of.disable(token.name)} act={() => void turn('disable')} />}
      {may.enable && <RowButton icon="enable" label={of.enable(token.name)} act={() => void turn('enable')} />}
      {may.delete && <RowButton icon="delete" label={of.delete(token.name)} act={() => setDeleting(true)} />}
      {token.status === 'active' && (
        <CopyButton look="icon" text={token.id} label={words.copyIdOf(token.name)}>
          <Icon name="copy" />
        </CopyButton>
      )}
      {deleting && (
        <DeleteDialog
          token={token}
          workspace={workspace}
          close={() => setDeleting(false)}
          deleted={({ effective: { nodes, ms } }) =>
            tell({ tone: 'good', text: `${words.deleted(token.name)} ${strings.token.refused(nodes, ms)}` })
          }
        />
      )}
    </div>
  );
}

function RowButton({ icon, label, act }: { icon: 'disable' | 'enable' | 'delete'; label: string; act: () => void }) {
  return (
    <Button look="icon" aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </Button>
  );
}
