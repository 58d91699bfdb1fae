import { z } from 'zod';
import { Id, Instant, PageQuery, Timestamp, pageOf } from '../list.schema.ts';
import { Json, line } from '../text.schema.ts';

const Party = z.object({
  kind: z.string(),
  id: z.string().nullable(),
  label: z.string().nullable().meta({ description: 'A person’s e-mail or a token’s handle; null once erased.' }),
});
const Change = z.record(z.string(), Json);

export const AuditEvent = z
  .object({
    id: Id,
    seq: z.int(),
    at: Timestamp,
    actor: Party.extend({ kind: z.enum(['person', 'token', 'system']), via: Party.optional() }),
    action: z.string(),
    subject: Party,
    before: Change.optional(),
    after: Change.optional(),
    ip: z.string().nullable(),
    request_id: z.string().nullable(),
    personal: z
      .record(z.string(), z.string())
      .meta({ description: 'Salted digests that stand for the personal fields in the chain.' }),
    salts: z
      .record(z.string(), z.string())
      .meta({ description: 'The salts of those digests; a field that was erased has none.' }),
    prev_hash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof AuditEvent>;

export const AuditEventList = pageOf(AuditEvent).meta({ id: 'AuditEventList' });
export type AuditEventList = z.infer<typeof AuditEventList>;

const LONGEST_LABEL = 400;
const filter = {
  action: line(100)
    .optional()
    .meta({ description: 'An action, or the beginning of several with its dot: `token.`.', example: 'token.' }),
  actor: line(LONGEST_LABEL).optional().meta({ description: 'Who did it: an id, an e-mail or a token’s handle.' }),
  subject: line(100).optional().meta({ description: 'The id of what was changed.' }),
  subject_kind: line(100).optional().meta({ description: 'What was changed.', example: 'token' }),
  since: Instant.optional().meta({ description: 'From this instant on.' }),
  until: Instant.optional().meta({ description: 'Before this instant.' }),
  q: line(LONGEST_LABEL)
    .min(1)
    .optional()
    .meta({ description: 'The beginning of an action, a label or an IP address; or a whole id, of a request too.' }),
};

export const AuditEventListQuery = PageQuery.extend({
  ...filter,
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export type AuditFilter = Partial<Pick<z.infer<typeof AuditEventListQuery>, keyof typeof filter>>;
export type AuditEventListQuery = z.infer<typeof AuditEventListQuery>;

export const AuditHead = z
  .object({ chain_id: Id, seq: z.int(), hash: z.string(), key_version: z.int(), mac: z.string() })
  .meta({ id: 'AuditHead', description: 'An anchor: keep it elsewhere, and no later tail can be cut unseen.' });
export type AuditHead = z.infer<typeof AuditHead>;

export const VerifyAudit = z.strictObject({ head: AuditHead.optional() }).meta({ id: 'VerifyAudit' });
export type VerifyAudit = z.infer<typeof VerifyAudit>;

export const AuditVerification = z
  .object({ valid: z.boolean(), checked: z.int(), head: AuditHead.nullable(), first_bad_seq: z.int().optional() })
  .meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;

export const AuditExportQuery = z.strictObject({
  format: z.enum(['jsonl', 'csv']).default('jsonl').meta({
    description: '`jsonl` can be verified offline (`keyfob audit verify`); `csv` is for spreadsheets.',
  }),
  since: filter.since,
  until: filter.until,
});
export type AuditExportQuery = z.infer<typeof AuditExportQuery>;

export const EraseAudit = z
  .strictObject({ member_id: Id })
  .meta({ id: 'EraseAudit', description: 'A member who was removed.' });
export type EraseAudit = z.infer<typeof EraseAudit>;

export const EraseInstallationAudit = z
  .strictObject({ person_id: Id })
  .meta({ id: 'EraseInstallationAudit', description: 'A person who is in no workspace any more and no operator.' });
export type EraseInstallationAudit = z.infer<typeof EraseInstallationAudit>;

export const AuditErasure = z
  .object({ fields: z.int() })
  .meta({ id: 'AuditErasure', description: 'How many personal fields lost their clear text.' });
export type AuditErasure = z.infer<typeof AuditErasure>;
