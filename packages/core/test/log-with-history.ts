import type { QueryResult } from 'pg';
import type { AuditHead, AuditVerification } from '../src/audit/audit.schema.ts';
import { verifyAudit } from '../src/audit/verify-audit.ts';
import { createToken } from '../src/tokens/create-token.ts';
import { disableToken } from '../src/tokens/disable-token.ts';
import { revokeToken } from '../src/tokens/revoke-token.ts';
import { updateToken } from '../src/tokens/update-token.ts';
import { updateWorkspace } from '../src/workspaces/update-workspace.ts';
import { openTestCore } from './test-core.ts';
import type { TestCore } from './test-core.ts';

/** An audit log with some history, in the hands of whoever owns the tables. */
export interface LogWithHistory extends TestCore {
  /** How many events its chain has. */
  length: number;
  check(head?: AuditHead): Promise<AuditVerification>;
  /** Runs SQL as the owner of the tables; `$chain` stands for the id of the chain. */
  change(sql: string, ...values: unknown[]): Promise<QueryResult<Record<string, unknown>>>;
  restore(): Promise<void>;
  /** Tampers, asks whether the log is sound, puts everything back. */
  isFound(tamper: () => Promise<unknown>): Promise<boolean>;
}

/** Tables and what is stored in them; the database reads the other columns off these. */
const TABLES: Record<string, string> = {
  audit_event: 'chain_id, seq, id, at, action, actor, subject, before, after, request_id, personal, prev_hash, hash',
  audit_personal: '*',
  audit_head: '*',
};

export async function openLogWithHistory(): Promise<LogWithHistory> {
  const at = await openTestCore();
  for (let number = 0; number < 6; number += 1) {
    const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }));
    await at.run((ctx) => updateToken(ctx, token.id, { name: `renamed ${number}`, description: 'x' }));
    await at.run((ctx) => disableToken(ctx, token.id));
    await at.run((ctx) => revokeToken(ctx, token.id, { reason: `for ${number}` }));
  }
  const request = { id: 'request-7', ip: null };
  await at.run((ctx) => updateWorkspace(ctx, { name: 'Acme & Sons' }), { ...at.owner, request });
  // Whoever owns the tables can do this first.
  await at.db.query('alter table keyfob.audit_personal drop constraint audit_personal_chain_id_seq_fkey');
  for (const [table, columns] of Object.entries(TABLES))
    await at.db.query(`create table public.kept_${table} as select ${columns} from keyfob.${table}`);

  const check: LogWithHistory['check'] = (head) => at.run((ctx) => verifyAudit(ctx, head ? { head } : {}));
  const restore = async () => {
    const back = Object.entries(TABLES).map(([table, columns]) => {
      const into = columns === '*' ? '' : `(${columns})`;
      return `delete from keyfob.${table}; insert into keyfob.${table} ${into} table public.kept_${table};`;
    });
    await at.db.query(back.join(''));
  };
  const { checked: length } = await check();
  return {
    ...at,
    length,
    check,
    change: (sql, ...values) => at.db.query(sql.replaceAll('$chain', `'${at.workspaceId}'`), values),
    restore,
    async isFound(tamper) {
      await tamper();
      const { valid, first_bad_seq } = await check();
      await restore();
      return !valid && first_bad_seq !== undefined;
    },
  };
}
