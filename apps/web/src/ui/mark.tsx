import { strings } from '../strings.ts';
import './mark.css';

/** The key and the name. */
export function Mark() {
  return (
    <span className="mark">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <circle cx="11" cy="11" r="6.5" />
        <path d="M16 16l11 11M22.5 22.5l4-4" />
      </svg>
      <span className="mark-name">{strings.product}</span>
    </span>
  );
}
