import { Migration } from '@mikro-orm/migrations';

/** The installation (one row), workspaces, roles, members, operators. */
export class Migration0002Workspaces extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.installation (
        id smallint primary key default 1 check (id = 1),
        resource_types jsonb not null default '[]',
        policy jsonb not null default '{}',
        members_create_workspaces boolean not null default false,
        version integer not null default 1,
        set_up_at timestamptz
      );
      insert into keyfob.installation default values;

      create table keyfob.workspace (
        id uuid primary key,
        slug text collate "C" not null unique,
        name text not null,
        external_id text collate "C" unique,
        active boolean not null default true,
        policy jsonb not null default '{}',
        resource_types jsonb not null default '[]',
        version integer not null default 1,
        created_at timestamptz not null,
        deleted_at timestamptz
      );

      create table keyfob.role (
        id uuid primary key,
        workspace_id uuid references keyfob.workspace (id),
        key text collate "C" not null,
        name text not null,
        grants jsonb not null,
        version integer not null default 1,
        created_at timestamptz not null,
        unique nulls not distinct (workspace_id, key)
      );

      create table keyfob.member (
        id uuid not null unique,
        workspace_id uuid not null references keyfob.workspace (id),
        user_id text,
        email text,
        external_id text collate "C",
        role_id uuid not null references keyfob.role (id),
        active boolean not null default true,
        removed_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        primary key (workspace_id, id)
      );
      create unique index member_user on keyfob.member (workspace_id, user_id) where removed_at is null;
      create unique index member_external on keyfob.member (workspace_id, external_id) where removed_at is null;
      create index member_by_user on keyfob.member (user_id) where removed_at is null;

      create table keyfob.operator (
        user_id text primary key,
        email text not null,
        created_at timestamptz not null
      );
    `);
  }
}
