import { useEffect, useState } from 'react';
import { strings } from '../strings.ts';
import { Button } from './button.tsx';

interface CopyButtonProps {
  text: string;
  children: string;
  /** Read out in place of the short words on the button. */
  label?: string;
  look?: 'plain' | 'quiet';
}

export function CopyButton({ text, children, label, look = 'quiet' }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Button look={look} aria-label={copied ? undefined : label} aria-live="polite" onClick={() => void copy()}>
      {copied ? strings.copied : children}
    </Button>
  );
}
