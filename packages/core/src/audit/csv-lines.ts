import { stringify } from 'csv-stringify/sync';
import { UNSEEN } from '../text.schema.ts';
import type { AuditEvent } from './audit.schema.ts';

const COLUMNS =
  'seq at action actor_kind actor_id actor via_kind via_id via subject_kind subject_id subject ip request_id before after id hash';

/** Events as rows of a spreadsheet (RFC 4180): no cell is a formula there, none holds a character that is not seen. */
export function csvLines(events: readonly AuditEvent[]): string {
  return write(
    events.map(({ actor, subject, ...event }) => [
      event.seq,
      event.at,
      event.action,
      actor.kind,
      actor.id,
      actor.label,
      actor.via?.kind,
      actor.via?.id,
      actor.via?.label,
      subject.kind,
      subject.id,
      subject.label,
      event.ip,
      event.request_id,
      event.before && JSON.stringify(event.before),
      event.after && JSON.stringify(event.after),
      event.id,
      event.hash,
    ]),
  );
}

const everyUnseen = new RegExp(UNSEEN, 'gu');

function write(rows: unknown[][]): string {
  return stringify(rows, {
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { string: (cell) => cell.replaceAll(everyUnseen, '\uFFFD') },
  });
}

export const csvHeader: string = write([COLUMNS.split(' ')]);
