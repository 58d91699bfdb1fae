import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { strings } from '../strings.ts';
import { Button } from './button.tsx';
import type { ButtonLook } from './button.tsx';

interface CopyButtonProps {
  text: string;
  children: ReactNode;
  /** Read out in place of the short words on the button. */
  label?: string;
  look?: ButtonLook;
  onCopied?: () => void;
}

/** Puts text on the clipboard, and says whether that worked: a page over plain HTTP has no clipboard. */
export function CopyButton({ text, children, label, look = 'quiet', onCopied }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (outcome === null) return undefined;
    const timer = setTimeout(() => setOutcome(null), outcome === 'copied' ? 2000 : 6000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
      onCopied?.();
    } catch {
      setOutcome('failed');
    }
  };
  return (
    <Button
      look={look}
      title={outcome === null ? label : undefined}
      aria-label={outcome === null ? label : undefined}
      aria-live="polite"
      onClick={() => void copy()}
    >
      {outcome === 'copied' && strings.copied}
      {outcome === 'failed' && strings.copyFailed}
      {outcome === null && children}
    </Button>
  );
}
