import { Migration } from '@mikro-orm/migrations';

const HERE = `workspace_id = nullif(current_setting('keyfob.workspace', true), '')::uuid`;

/**
 * Where a workspace is told what happens to its tokens, and each message to it. A signing secret is sealed with a key that no database
 * holds; the version of the pepper it is derived from stands beside it.
 */
export class Migration0015Webhooks extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.webhook (
        id uuid not null unique,
        workspace_id uuid not null references keyfob.workspace (id),
        url text not null,
        description text not null,
        events jsonb,
        secret bytea not null,
        secret_version smallint not null,
        former_secret bytea,
        former_secret_version smallint,
        former_ends_at timestamptz,
        disabled_at timestamptz,
        disabled_reason text,
        failing_since timestamptz,
        created_at timestamptz not null,
        primary key (workspace_id, id)
      );
      create index webhook_list on keyfob.webhook (workspace_id, created_at, id);

      create table keyfob.webhook_delivery (
        id uuid not null unique,
        workspace_id uuid not null,
        webhook_id uuid not null,
        message_id text not null,
        type text not null,
        body text not null,
        status text not null,
        tries integer not null default 0,
        attempts jsonb not null default '[]',
        created_at timestamptz not null,
        due_at timestamptz,
        claimed_until timestamptz,
        delivered_at timestamptz,
        primary key (workspace_id, id),
        foreign key (workspace_id, webhook_id) references keyfob.webhook (workspace_id, id) on delete cascade,
        unique (webhook_id, message_id)
      );
      create index webhook_delivery_list on keyfob.webhook_delivery (workspace_id, webhook_id, created_at desc, id desc);
      create index webhook_delivery_due on keyfob.webhook_delivery (webhook_id, due_at) where status = 'pending';
      create index webhook_delivery_age on keyfob.webhook_delivery (created_at);
    `);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    for (const table of ['webhook', 'webhook_delivery']) {
      this.addSql(`
        alter table keyfob.${table} enable row level security;
        create policy app on keyfob.${table} to keyfob_app using (${HERE}) with check (${HERE});
        create policy system on keyfob.${table} to keyfob_system using (true) with check (true);
        grant select, insert, update on keyfob.${table} to keyfob_app, keyfob_system;
      `);
    }
    this.addSql(`
      grant delete on keyfob.webhook to keyfob_app;
      grant delete on keyfob.webhook_delivery to keyfob_system;
    `);
  }
}
