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

const TABLES = ['audit_event', 'audit_personal', 'audit_head'];

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
  for (const table of TABLES) await at.db.query(`create table public.kept_${table} as table keyfob.${table}`);

  const check: LogWithHistory['check'] = (head) => at.run((ctx) => verifyAudit(ctx, head ? { head } : {}));
  const restore = async () => {
    const back = TABLES.map(
      (table) => `delete from keyfob.${table}; insert into keyfob.${table} table public.kept_${table};`,
    );
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
