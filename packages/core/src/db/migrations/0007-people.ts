import { Migration } from '@mikro-orm/migrations';

/**
 * Members with and without an account, an operator’s memberships that end by themselves, invitations. A deleted role stays for what
 * is dead and names it; its key, and the slug and external id of a deleted workspace, are free again.
 */
export class Migration0007People extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      alter table keyfob.member
        alter column email type text collate "C",
        add column name text,
        add column expires_at timestamptz;
      drop index keyfob.member_user;
      create unique index member_user on keyfob.member (workspace_id, user_id) where removed_at is null and expires_at is null;
      create unique index member_break_glass on keyfob.member (workspace_id, user_id) where removed_at is null and expires_at is not null;
      create index member_list on keyfob.member (workspace_id, created_at, id) where removed_at is null;
      create index member_email on keyfob.member (workspace_id, email) where removed_at is null;
      create index member_role on keyfob.member (role_id) where removed_at is null;

      create table keyfob.invitation (
        id uuid not null,
        workspace_id uuid not null references keyfob.workspace (id),
        email text collate "C" not null,
        role_id uuid not null references keyfob.role (id),
        code_digest bytea not null unique,
        invited_by jsonb not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        revoked_at timestamptz,
        primary key (workspace_id, id)
      );
      create unique index invitation_open on keyfob.invitation (workspace_id, email) where accepted_at is null and revoked_at is null;
      create index invitation_list on keyfob.invitation (workspace_id, created_at, id) where accepted_at is null and revoked_at is null;
      create index invitation_role on keyfob.invitation (role_id);

      alter table keyfob.role
        add column description text not null default '',
        add column deleted_at timestamptz,
        drop constraint role_workspace_id_key_key;
      create unique index role_key on keyfob.role (workspace_id, key) nulls not distinct where deleted_at is null;

      alter table keyfob.workspace drop constraint workspace_slug_key, drop constraint workspace_external_id_key;
      create unique index workspace_slug on keyfob.workspace (slug) where deleted_at is null;
      create unique index workspace_external_id on keyfob.workspace (external_id) where deleted_at is null;
    `);
    // People are out of a workspace’s sight: all it may ask is who has exactly this address.
    this.addSql(`
      create function keyfob.account_of(wanted text) returns table (id text, name text) language plpgsql security definer
      set search_path = '' as $$
      begin
        return query select u.id::text, u.name::text from auth."user" u where u.email = wanted and u."emailVerified";
      end $$;
      revoke execute on function keyfob.account_of from public;
    `);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    const here = `workspace_id = nullif(current_setting('keyfob.workspace', true), '')::uuid`;
    this.addSql(`
      alter table keyfob.invitation enable row level security;
      create policy app on keyfob.invitation to keyfob_app using (${here}) with check (${here});
      create policy system on keyfob.invitation to keyfob_system using (true) with check (true);
      grant select, insert, update on keyfob.invitation to keyfob_app, keyfob_system;
      grant execute on function keyfob.account_of to keyfob_app, keyfob_system;
    `);
  }
}
