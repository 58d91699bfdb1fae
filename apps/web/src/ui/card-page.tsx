import type { ReactNode } from 'react';
import { Mark } from './mark.tsx';
import './card-page.css';

/** A page with one thing to do, for people who are not signed in. */
export function CardPage({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  return (
    <main className="card-page">
      <title>{`${title} · Keyfob`}</title>
      <Mark />
      <section className="card">
        <header>
          <h1>{title}</h1>
          {lead !== undefined && <p className="muted">{lead}</p>}
        </header>
        {children}
      </section>
    </main>
  );
}
