import { Link } from 'react-router';
import { strings } from '../strings.ts';
import { CopyButton } from '../ui/copy-button.tsx';

interface NoTokensProps {
  email: string;
  workspace: string;
}

const words = strings.tokens;

/** Before the first token: the page and the command that make it. */
export function NoTokens({ email, workspace }: NoTokensProps) {
  const command = firstTokenCommand(email, workspace);
  return (
    <div className="empty">
      <h2>{words.emptyTitle}</h2>
      <p className="muted">{words.emptyLead}</p>
      <Link className="button button-primary" to="new">
        {words.create}
      </Link>
      <pre tabIndex={0}>{command}</pre>
      <CopyButton look="plain" text={command}>
        {words.copyCommand}
      </CopyButton>
    </div>
  );
}

/** Signs in, then creates a token; the shell reads the password unseen, so it is in no history. */
function firstTokenCommand(email: string, workspace: string): string {
  const { origin } = location;
  const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  return [
    'read -rs PASSWORD',
    `curl -sS -c keyfob.cookies ${origin}/api/auth/sign-in/email --json @- <<END`,
    `{"email": ${JSON.stringify(email)}, "password": "$PASSWORD"}`,
    'END',
    `curl -sS -b keyfob.cookies ${origin}/v1/workspaces/${workspace}/tokens \\`,
    `  --json ${quote('{"kind": "workspace", "name": "CI Runner", "role": "viewer"}')}`,
  ].join('\n');
}
