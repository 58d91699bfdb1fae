import type { ReactNode } from 'react';

interface PageHeadProps {
  title: string;
  /** What the page is of, for the browser’s own title. */
  within?: string;
  lead: string;
  /** What one starts here, beside the title. */
  children?: ReactNode;
}

/** What a page is, and what one does here. */
export function PageHead({ title, within, lead, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <title>{[title, within, 'Keyfob'].filter(Boolean).join(' · ')}</title>
      <div className="page-title">
        <h1>{title}</h1>
        {children}
      </div>
      <p className="muted">{lead}</p>
    </header>
  );
}
