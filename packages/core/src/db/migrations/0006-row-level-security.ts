import { Migration } from '@mikro-orm/migrations';

const WORKSPACE = `nullif(current_setting('keyfob.workspace', true), '')::uuid`;

/**
 * Who sees and does what. `keyfob_app`: rows of the workspace its transaction set, none without one. `keyfob_verify`:
 * reads what a snapshot needs, counts uses. `keyfob_system`: every workspace, and the installation.
 */
export class Migration0006RowLevelSecurity extends Migration {
  override async up(): Promise<void> {
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    const tenant: Record<string, { app: string; grants: string; verify?: true }> = {
      workspace: { app: `id = ${WORKSPACE}`, grants: 'select, update', verify: true },
      role: { app: `workspace_id = ${WORKSPACE}`, grants: 'select, insert, update, delete', verify: true },
      member: { app: `workspace_id = ${WORKSPACE}`, grants: 'select, insert, update', verify: true },
      token: { app: `workspace_id = ${WORKSPACE}`, grants: 'select, insert, update', verify: true },
      token_digest: { app: `workspace_id = ${WORKSPACE}`, grants: 'select, insert, update, delete', verify: true },
      idempotency_key: { app: `workspace_id = ${WORKSPACE}`, grants: 'select, insert, delete' },
      audit_event: { app: `chain_id = ${WORKSPACE}`, grants: 'select, insert' },
      audit_personal: { app: `chain_id = ${WORKSPACE}`, grants: 'select, insert' },
      audit_head: { app: `chain_id = ${WORKSPACE}`, grants: 'select, insert, update' },
      outbox: { app: `workspace_id = ${WORKSPACE}`, grants: 'insert' },
    };
    for (const [table, { app, grants, verify }] of Object.entries(tenant)) {
      this.addSql(`
        alter table keyfob.${table} enable row level security;
        create policy app on keyfob.${table} to keyfob_app using (${app}) with check (${app});
        create policy system on keyfob.${table} to keyfob_system using (true) with check (true);
        grant ${grants} on keyfob.${table} to keyfob_app, keyfob_system;
      `);
      if (verify) {
        this.addSql(`
          create policy verify on keyfob.${table} to keyfob_verify using (true);
          grant select on keyfob.${table} to keyfob_verify;
        `);
      }
    }
    this.addSql(`
      create policy built_in on keyfob.role for select to keyfob_app using (workspace_id is null);
      grant select on keyfob.installation, keyfob.epoch, keyfob.epoch_change, keyfob.node to keyfob_app, keyfob_verify, keyfob_system;
      grant update on keyfob.epoch to keyfob_app, keyfob_system;
      grant insert on keyfob.epoch_change to keyfob_app, keyfob_system;
      grant update (use_count) on keyfob.token to keyfob_verify;

      grant insert on keyfob.workspace to keyfob_system;
      grant delete on keyfob.token to keyfob_system;
      grant select, delete on keyfob.outbox to keyfob_system;
      grant select, insert, update, delete on keyfob.operator, keyfob.node, keyfob.worker_heartbeat, keyfob.pepper to keyfob_system;
      grant update on keyfob.installation to keyfob_system;
      grant delete on keyfob.epoch_change to keyfob_system;
    `);
  }
}
