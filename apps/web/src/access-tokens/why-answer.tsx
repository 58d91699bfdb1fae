import { formatGrant } from '@keyfob/sdk';
import type { Explanation } from '@keyfob/sdk';
import { Link } from 'react-router';
import { strings } from '../strings.ts';
import { Icon } from '../ui/icon.tsx';

const words = strings.token.why;

/** The verdict, then each check in its order. */
export function WhyAnswer({ answer: { valid, code, explain, missing = [], warnings } }: { answer: Explanation }) {
  const fix = new URLSearchParams(missing.flatMap(formatGrant).map((term) => ['grant', term]));
  return (
    <div className="why-answer">
      <p className={valid ? 'why-verdict' : 'why-verdict why-refused'}>
        <strong>{valid ? words.let : words.refusedWith(code)}</strong>
      </p>
      {warnings.map((warning) => (
        <p key={warning} className="muted">
          {words.warnings[warning]}
        </p>
      ))}
      {missing.length > 0 && (
        <p>
          <Link to={`?${fix.toString()}`}>{words.fix}</Link>: <code>{missing.flatMap(formatGrant).join(' ')}</code>
        </p>
      )}
      <ol className="checks" aria-label={words.checks}>
        {explain.map(({ check, ok, detail }) => (
          <li key={check} className={ok ? 'check-ok' : 'check-failed'}>
            <Icon name={ok ? 'done' : 'no'} />
            <span>
              {strings.token.codes[check]}
              <span className="visually-hidden"> ({ok ? words.passed : words.failed})</span>
              {detail !== undefined && (
                <span className="muted">
                  {' '}
                  <bdi>{detail}</bdi>
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
