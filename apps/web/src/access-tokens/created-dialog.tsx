import type { Token } from '@keyfob/sdk';
import { useState } from 'react';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CodeBlock } from '../ui/code-block.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { snippets } from './snippets.ts';
import { useHeldPage } from './use-held-page.ts';
import { ValueOnce } from './value-once.tsx';

const words = strings.newToken.created;

interface CreatedDialogProps {
  title: string;
  token: Token;
  /** Held here while the dialog is open, and nowhere else. */
  value: string;
  close: () => void | Promise<void>;
}

/** The value, once. Closing before it was copied or saved asks; leaving the page warns. */
export function CreatedDialog({ title, token, value, close }: CreatedDialogProps) {
  const [taken, setTaken] = useState(false);
  const [asking, setAsking] = useState(false);
  useHeldPage(!taken);
  const end = () => {
    if (taken) void close();
    else setAsking(true);
  };
  const masked = `${token.start}…`;
  return (
    <Dialog wide title={title} onClose={asking ? () => setAsking(false) : end}>
      <p className="muted">{words.lead}</p>
      <ValueOnce value={value} masked={masked} name={token.name} taken={() => setTaken(true)} />
      <Tabs
        label={words.use}
        tabs={snippets(location.origin).map(({ key, text }) => ({
          key,
          label: words.snippets[key],
          panel: <CodeBlock label={words.snippets[key]} text={text(masked)} copies={text(value)} />,
        }))}
      />
      {asking ? (
        <Notice tone="bad">
          <p>{words.notTaken}</p>
          <DialogActions>
            <Button autoFocus onClick={() => setAsking(false)}>
              {words.stay}
            </Button>
            <Button look="danger" onClick={() => void close()}>
              {words.closeAnyway}
            </Button>
          </DialogActions>
        </Notice>
      ) : (
        <DialogActions>
          <Button look={taken ? 'primary' : 'plain'} onClick={end}>
            {words.done}
          </Button>
        </DialogActions>
      )}
    </Dialog>
  );
}
