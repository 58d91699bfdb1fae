import { Migration } from '@mikro-orm/migrations';

/** Tokens, the digests of their values, and the keys of repeated requests. Service tokens have no workspace. */
export class Migration0003Tokens extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.token (
        id uuid primary key,
        workspace_id uuid references keyfob.workspace (id),
        member_id uuid,
        kind text not null check (kind in ('personal', 'workspace', 'service')),
        type text check (type in ('standard', 'long_lived', 'read_only')),
        environment text not null check (environment in ('production', 'test')),
        name text not null,
        name_key text collate "C" not null,
        name_held boolean not null default true,
        handle text not null,
        description text not null default '',
        refreshable boolean not null,
        access text not null check (access in ('full', 'read')),
        role_id uuid references keyfob.role (id),
        grants jsonb not null default '[]',
        start text not null,
        last4 text not null,
        created_at timestamptz not null,
        created_by jsonb,
        issued_by_person_at timestamptz not null,
        expires_at timestamptz,
        lifetime_seconds bigint,
        not_before timestamptz,
        grace_ends_at timestamptz,
        disabled_at timestamptz,
        revoked_at timestamptz,
        revoke_reason text,
        deleted_at timestamptz,
        last_used_at timestamptz,
        last_used_ip text,
        last_used_user_agent text,
        use_count bigint not null default 0,
        max_uses bigint,
        parent_id uuid references keyfob.token (id),
        family_id uuid not null,
        predecessor_id uuid references keyfob.token (id),
        successor_id uuid references keyfob.token (id) deferrable initially deferred,
        allowed_cidrs text[] not null default '{}',
        rate_limit jsonb,
        metadata jsonb not null default '{}',
        version integer not null default 1,
        foreign key (workspace_id, member_id) references keyfob.member (workspace_id, id),
        check ((kind = 'service') = (workspace_id is null)),
        check ((kind = 'personal') = (member_id is not null))
      );
      create unique index token_name on keyfob.token (workspace_id, member_id, name_key) nulls not distinct where name_held;
      create index token_list on keyfob.token (workspace_id, created_at desc, id desc) where deleted_at is null;
      create index token_name_prefix on keyfob.token (workspace_id, name_key) where deleted_at is null;
      create index token_member on keyfob.token (workspace_id, member_id) where revoked_at is null;
      create index token_family on keyfob.token (family_id);
      create index token_parent on keyfob.token (parent_id) where parent_id is not null;
      create index token_role on keyfob.token (role_id) where role_id is not null;

      create table keyfob.token_digest (
        digest bytea primary key,
        pepper_version smallint not null,
        token_id uuid not null unique references keyfob.token (id) on delete cascade,
        workspace_id uuid
      );
      create index token_digest_pepper on keyfob.token_digest (pepper_version);

      create table keyfob.pepper (
        version smallint primary key,
        fingerprint text not null
      );

      create table keyfob.idempotency_key (
        caller text not null,
        route text not null,
        key_hash bytea not null,
        body_hash bytea not null,
        workspace_id uuid,
        resource_id uuid not null,
        created_at timestamptz not null,
        primary key (caller, route, key_hash)
      );
      create index idempotency_key_age on keyfob.idempotency_key (created_at);
    `);
  }
}
