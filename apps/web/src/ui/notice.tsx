import type { ReactNode } from 'react';
import './notice.css';

/** Good or bad news in a form or in place of a page’s content; read out as it appears. */
export function Notice({ tone, children }: { tone: 'good' | 'bad'; children: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {children}
    </div>
  );
}
