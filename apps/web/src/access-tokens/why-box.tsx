import { parseGrant } from '@keyfob/sdk';
import type { Explanation, ResourceTypeList, Token } from '@keyfob/sdk';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { WhyAnswer } from './why-answer.tsx';
import './why-box.css';

const words = strings.token.why;

/** Asks which checks a call would pass and which not. */
export function WhyBox({ token, types }: { token: Token; types: ResourceTypeList['data'] }) {
  const workspace = useWorkspace();
  const [answer, setAnswer] = useState<Explanation | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { busy, error, errorOf, onSubmit } = useForm(
    async (values) => {
      const asked = textOf(values, 'require').split(/\s+/).filter(Boolean);
      const bad = asked.find((text) => parseGrant(text) === null);
      setWrong(bad === undefined ? null : words.badForm(bad));
      if (bad !== undefined) return;
      const source_ip = textOf(values, 'source_ip').trim();
      const require = asked.flatMap((text) => {
        const { resource_id, ...rest } = parseGrant(text) ?? {};
        return 'action' in rest ? [{ ...rest, ...(resource_id !== undefined && { resource_id }) }] : [];
      });
      setAnswer(await keyfob.explainToken(workspace.id, token.id, { require, ...(source_ip !== '' && { source_ip }) }));
    },
    ['require', 'source_ip'],
  );
  return (
    <section className="panel" aria-labelledby="token-why">
      <h2 id="token-why">{words.title}</h2>
      <p className="muted">{words.lead}</p>
      {error !== null && <Notice tone="bad">{error}</Notice>}
      <form className="why-form" onSubmit={onSubmit}>
        <Field
          name="require"
          label={words.require}
          hint={words.requireHint}
          error={wrong ?? errorOf('require')}
          list="why-terms"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field
          name="source_ip"
          label={words.ip}
          hint={words.ipHint}
          error={errorOf('source_ip')}
          autoComplete="off"
          spellCheck={false}
        />
        <Button type="submit" disabled={busy}>
          {busy ? words.busy : words.submit}
        </Button>
        <datalist id="why-terms">
          {types.flatMap(({ key, actions }) =>
            actions.map((action) => <option key={`${key}:${action.key}`} value={`${key}:${action.key}`} />),
          )}
        </datalist>
      </form>
      <div className="why-live" aria-live="polite">
        {answer && <WhyAnswer answer={answer} />}
      </div>
    </section>
  );
}
