import { verifyExport } from '@keyfob/core/verify-export';

/** An event of the chain by its place and hash; `chain_id` too where it is known. */
export interface AuditExportHead {
  readonly seq: number;
  readonly hash: string;
  readonly chain_id?: string;
}

export interface AuditExportOptions {
  /** SHA-256 of a text's UTF-8 bytes in lower-case hex, e.g. `(text) => createHash('sha256').update(text).digest('hex')`. */
  readonly sha256: (text: string) => string;
  /** A head kept elsewhere (of an earlier export or `verifyAudit`): the export must hold that very event. */
  readonly head?: AuditExportHead;
}

/** How far an export is sound. */
export interface AuditExportVerification {
  readonly valid: boolean;
  /** How many events are sound. */
  readonly checked: number;
  readonly chain_id: string | null;
  /** The last sound event. */
  readonly last: { readonly seq: number; readonly hash: string } | null;
  /** The first bad line, from 1. */
  readonly line?: number;
  /** What is wrong with that line. */
  readonly reason?: string;
}

/**
 * Checks the lines of `exportAuditEvents` in the format jsonl, with no service and no key: every edit, deletion, exchange and cut
 * is found. Whoever could write the whole file anew is found by `head` alone, so keep one where they cannot reach it.
 */
export const verifyAuditExport: (
  lines: AsyncIterable<string> | Iterable<string>,
  options: AuditExportOptions,
) => Promise<AuditExportVerification> = verifyExport;
