interface PageHeadProps {
  title: string;
  /** What the page is of, for the browser’s own title. */
  within?: string;
  lead: string;
}

/** What a page is, and what one does here. */
export function PageHead({ title, within, lead }: PageHeadProps) {
  return (
    <header className="page-head">
      <title>{[title, within, 'Keyfob'].filter(Boolean).join(' · ')}</title>
      <h1>{title}</h1>
      <p className="muted">{lead}</p>
    </header>
  );
}
