import { useState } from 'react';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import './value-once.css';

const words = strings.newToken.created;

interface ValueOnceProps {
  value: string;
  masked: string;
  name: string;
  /** It was copied or saved. */
  taken: () => void;
}

/** Masked until asked: screens are shared. */
export function ValueOnce({ value, masked, name, taken }: ValueOnceProps) {
  const [shown, setShown] = useState(false);
  const download = () => {
    const file = new Blob([`${JSON.stringify({ bearer_token: value }, null, 2)}\n`], { type: 'application/json' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = words.file(name.replaceAll(/[^\w.-]+/g, '-'));
    link.click();
    URL.revokeObjectURL(link.href);
    taken();
  };
  return (
    <div className="value-once">
      <div className="value-once-box">
        <code aria-label={words.value} role="textbox" aria-readonly="true" tabIndex={0}>
          {shown ? value : `${masked}${'•'.repeat(16)}`}
        </code>
        <Button look="quiet" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {shown ? words.hide : words.show}
        </Button>
      </div>
      <div className="form-actions">
        <CopyButton look="primary" text={value} onCopied={taken}>
          {words.copy}
        </CopyButton>
        <Button onClick={download}>{words.download}</Button>
      </div>
      <p className="field-hint">{words.fileHint}</p>
    </div>
  );
}
