import { Migration } from '@mikro-orm/migrations';

const WORKSPACE = `nullif(current_setting('keyfob.workspace', true), '')::uuid`;

/**
 * What people are told, and the mails that carry it. A mail belongs to a person and may tell of several things, so that a person gets one
 * where many things happen at once. What must not be read in it (the code of a link) is sealed, and erased once the mail is settled.
 */
export class Migration0014Notifications extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.mail (
        id uuid primary key,
        workspace_id uuid,
        kind text not null,
        list text check (list in ('reminders', 'activity')),
        user_id text,
        bundle text,
        run_id text,
        facts jsonb not null default '{}',
        sealed bytea,
        state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'unknown', 'failed', 'dropped')),
        attempt integer not null default 0,
        created_at timestamptz not null,
        due_at timestamptz not null,
        queued_at timestamptz,
        handed_at timestamptz,
        settled_at timestamptz,
        trouble text
      );
      create unique index mail_bundle on keyfob.mail (bundle) where state = 'waiting';
      create index mail_due on keyfob.mail (due_at) where state = 'waiting';
      create index mail_handed on keyfob.mail (handed_at) where state = 'sending';
      create index mail_user on keyfob.mail (user_id, created_at);

      create table keyfob.notification (
        id uuid primary key,
        workspace_id uuid,
        user_id text not null,
        member_id uuid,
        kind text not null,
        token_id uuid references keyfob.token (id) on delete cascade,
        facts jsonb not null,
        cause text not null,
        run_id text,
        mail_id uuid references keyfob.mail (id) on delete set null,
        at timestamptz not null,
        told_at timestamptz not null,
        read_at timestamptz,
        unique (user_id, cause, kind),
        foreign key (workspace_id, member_id) references keyfob.member (workspace_id, id)
      );
      create index notification_list on keyfob.notification (workspace_id, member_id, at desc, id desc);
      create index notification_unread on keyfob.notification (workspace_id, member_id) where read_at is null;
      create index notification_token on keyfob.notification (token_id);
      create index notification_mail on keyfob.notification (mail_id);
      create index notification_run on keyfob.notification (run_id, told_at) where run_id is not null;
      create index outbox_run on keyfob.outbox ((payload ->> 'run_id')) where (payload ->> 'run_id') is not null;

      create table keyfob.mail_opt_out (
        user_id text not null,
        list text not null,
        at timestamptz not null,
        primary key (user_id, list)
      );
    `);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    for (const table of ['mail', 'notification']) {
      this.addSql(`
        alter table keyfob.${table} enable row level security;
        create policy app on keyfob.${table} to keyfob_app using (workspace_id = ${WORKSPACE}) with check (workspace_id = ${WORKSPACE});
        create policy system on keyfob.${table} to keyfob_system using (true) with check (true);
      `);
    }
    this.addSql(`
      grant insert on keyfob.mail to keyfob_app;
      grant select on keyfob.notification to keyfob_app;
      grant update (read_at) on keyfob.notification to keyfob_app;
      grant select, insert, update, delete on keyfob.mail, keyfob.notification, keyfob.mail_opt_out to keyfob_system;
    `);
  }
}
