import { Migration } from '@mikro-orm/migrations';

const WORKSPACE = `nullif(current_setting('keyfob.workspace', true), '')::uuid`;

/**
 * How tokens are used, by day (UTC); which batches of usage were folded in; how many values were no token’s; the marks the expiry sweep
 * leaves; and a name that keeps the queues of installations apart that share a Redis.
 */
export class Migration0012Usage extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table keyfob.installation
        add column queue_namespace text not null default md5(random()::text || clock_timestamp()::text);

      create table keyfob.usage_batch (
        id text primary key,
        folded_at timestamptz not null
      );
      create index usage_batch_age on keyfob.usage_batch (folded_at);

      create table keyfob.usage_day (
        token_id uuid not null references keyfob.token (id) on delete cascade,
        day date not null,
        workspace_id uuid,
        verdicts jsonb not null,
        ips jsonb not null,
        refusals jsonb not null,
        used jsonb not null,
        primary key (token_id, day)
      );
      create index usage_day_age on keyfob.usage_day (day);

      create table keyfob.usage_unknown (
        workspace_id uuid,
        day date not null,
        verdicts bigint not null,
        unique nulls not distinct (workspace_id, day)
      );

      alter table keyfob.token add column expired_at timestamptz;
      create index token_expiry_due on keyfob.token (workspace_id, expires_at)
        where expired_at is null and revoked_at is null and deleted_at is null and expires_at is not null;
      create index token_grace_due on keyfob.token (workspace_id, grace_ends_at)
        where grace_ends_at is not null and revoked_at is null and deleted_at is null;
    `);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    for (const table of ['usage_day', 'usage_unknown']) {
      this.addSql(`
        alter table keyfob.${table} enable row level security;
        create policy app on keyfob.${table} for select to keyfob_app using (workspace_id = ${WORKSPACE});
        create policy system on keyfob.${table} to keyfob_system using (true) with check (true);
        grant select on keyfob.${table} to keyfob_app;
      `);
    }
    this.addSql(`
      grant select, insert, update, delete on keyfob.usage_batch, keyfob.usage_day, keyfob.usage_unknown to keyfob_system;
    `);
  }
}
