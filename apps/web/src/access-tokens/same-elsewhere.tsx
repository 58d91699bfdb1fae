import type { CreateToken, Me } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { CodeBlock } from '../ui/code-block.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { createCommand } from './create-command.ts';
import { createQuery } from './create-link.ts';

const words = strings.newToken.same;

interface SameElsewhereProps {
  body: CreateToken;
  workspace: Me['workspaces'][number];
}

/** What the form says, as a command, as the API’s JSON and as a link to this page. */
export function SameElsewhere({ body, workspace }: SameElsewhereProps) {
  const link = `${location.origin}/workspace/${workspace.id}/access-tokens/new${createQuery(body)}`;
  const unsaid = body.allowed_cidrs === undefined ? undefined : words.notInCommand;
  const tabs = [
    { key: 'cli', label: words.cli, text: createCommand(body, workspace.slug), hint: unsaid },
    { key: 'json', label: words.json, text: JSON.stringify(body, null, 2), hint: undefined },
    { key: 'link', label: words.link, text: link, hint: words.linkHint },
  ];
  return (
    <section className="panel" aria-labelledby="same-elsewhere">
      <h2 id="same-elsewhere">{words.title}</h2>
      <Tabs
        label={words.label}
        tabs={tabs.map(({ key, label, text, hint }) => ({
          key,
          label,
          panel: (
            <>
              <CodeBlock label={label} text={text} />
              {hint !== undefined && <p className="field-hint">{hint}</p>}
            </>
          ),
        }))}
      />
    </section>
  );
}
