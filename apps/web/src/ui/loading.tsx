import { strings } from '../strings.ts';
import './loading.css';

/** Shown only when the wait is long enough to notice. */
export function Loading() {
  return (
    <p className="loading" role="status">
      {strings.loading}
    </p>
  );
}
