import { strings } from '../strings.ts';
import { CopyButton } from './copy-button.tsx';
import './code-block.css';

interface CodeBlockProps {
  text: string;
  /** What it is, read out before it. */
  label: string;
  /** Copied in place of what is shown. */
  copies?: string;
}

/** Text for a terminal or a file, with a button that copies it. */
export function CodeBlock({ text, label, copies = text }: CodeBlockProps) {
  return (
    <div className="code-block">
      <pre tabIndex={0} aria-label={label} role="region">
        {text}
      </pre>
      <CopyButton look="plain" text={copies} label={`${strings.copy}: ${label}`}>
        {strings.copy}
      </CopyButton>
    </div>
  );
}
