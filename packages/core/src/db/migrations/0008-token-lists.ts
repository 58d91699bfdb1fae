import { Migration } from '@mikro-orm/migrations';

const WORKSPACE = `nullif(current_setting('keyfob.workspace', true), '')::uuid`;

/**
 * A page of tokens is read off an index, whatever the filter and however many there are; `docs/scale.md` shows the plans. No index
 * holds what a use changes, so that counting uses touches none of them. The tally lets a create know that its workspace is below the
 * cap without counting: never less than the live tokens of the workspace itself.
 */
export class Migration0008TokenLists extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      drop index keyfob.token_name_prefix;
      create index token_by_name on keyfob.token (workspace_id, name_key, id) where deleted_at is null;
      create index token_current on keyfob.token (workspace_id, created_at desc, id desc)
        where deleted_at is null and revoked_at is null;
      create index token_ended on keyfob.token (workspace_id, created_at desc, id desc)
        where revoked_at is not null or deleted_at is not null or grace_ends_at is not null;
      create index token_superseded on keyfob.token (workspace_id, created_at desc, id desc)
        where grace_ends_at is not null and revoked_at is null and deleted_at is null;
      create index token_disabled on keyfob.token (workspace_id, created_at desc, id desc)
        where disabled_at is not null and revoked_at is null and deleted_at is null;
      create index token_expiring on keyfob.token (workspace_id, expires_at)
        where expires_at is not null and revoked_at is null and deleted_at is null;
      create index token_of_kind on keyfob.token (workspace_id, kind, created_at desc, id desc) where deleted_at is null;
      create index token_of_type on keyfob.token (workspace_id, type, created_at desc, id desc) where deleted_at is null;
      create index token_test on keyfob.token (workspace_id, created_at desc, id desc)
        where environment = 'test' and deleted_at is null;
      create index token_active on keyfob.token (workspace_id, expires_at) include (kind, member_id, id, family_id)
        where revoked_at is null and deleted_at is null and grace_ends_at is null and disabled_at is null;

      create table keyfob.token_tally (
        workspace_id uuid primary key references keyfob.workspace (id),
        at_most bigint not null
      );
    `);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    this.addSql(`
      alter table keyfob.token_tally enable row level security;
      create policy app on keyfob.token_tally to keyfob_app
        using (workspace_id = ${WORKSPACE}) with check (workspace_id = ${WORKSPACE});
      create policy system on keyfob.token_tally to keyfob_system using (true) with check (true);
      grant select, insert, update on keyfob.token_tally to keyfob_app, keyfob_system;
    `);
  }
}
