import { findValues } from './scan/find-values.ts';
import { withoutControls } from './text.ts';

/**
 * A text as it may be said on stderr, which CI keeps: without control characters, and of each token value only what everybody
 * may know, `kf_wst_…`.
 */
export function tellable(text: string): string {
  return withoutControls(
    findValues(Buffer.from(text)).reduce((told, { value }) => told.replaceAll(value, cutValue(value)), text),
  );
}

/** Its prefix and its kind; the 36 characters after them are the secret and its checksum. */
export function cutValue(value: string): string {
  return `${value.slice(0, -36)}…`;
}
