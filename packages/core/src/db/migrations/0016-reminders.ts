import { Migration } from '@mikro-orm/migrations';

const WORKSPACE = `nullif(current_setting('keyfob.workspace', true), '')::uuid`;

/**
 * What people were told of a token, once per token, kind and mark; since when a token that was enabled again counts as wanted; what an
 * approval let through; and which days of usage were rid of addresses.
 */
export class Migration0016Reminders extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.reminder (
        token_id uuid not null references keyfob.token (id) on delete cascade,
        kind text not null,
        mark text not null,
        workspace_id uuid,
        run_id uuid not null,
        at timestamptz not null,
        days integer not null,
        due_at timestamptz,
        primary key (token_id, kind, mark)
      );

      alter table keyfob.token add column enabled_at timestamptz;
      alter table keyfob.housekeeping add column approved jsonb;

      alter table keyfob.usage_day add column addresses_purged boolean not null default false;
      create index usage_day_addresses on keyfob.usage_day (day) where not addresses_purged;
      create index token_created on keyfob.token (workspace_id, created_at);
      create index token_dead on keyfob.token (workspace_id, least(revoked_at, deleted_at, grace_ends_at, expires_at))
        where least(revoked_at, deleted_at, grace_ends_at, expires_at) is not null;
      create index token_successor on keyfob.token (successor_id) where successor_id is not null;
      create index token_predecessor on keyfob.token (predecessor_id) where predecessor_id is not null;
    `);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    this.addSql(`
      alter table keyfob.reminder enable row level security;
      create policy app on keyfob.reminder to keyfob_app using (workspace_id = ${WORKSPACE}) with check (workspace_id = ${WORKSPACE});
      create policy system on keyfob.reminder to keyfob_system using (true) with check (true);
      grant select, insert on keyfob.reminder to keyfob_app, keyfob_system;
      grant delete on keyfob.reminder to keyfob_system;
    `);
  }
}
