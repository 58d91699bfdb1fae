import { Migration } from '@mikro-orm/migrations';

/** The outbox, and the epoch with what it moved for: the revocation protocol of docs/how-it-works.md. */
export class Migration0005Relay extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.outbox (
        id uuid primary key,
        workspace_id uuid,
        topic text not null,
        payload jsonb not null,
        created_at timestamptz not null
      );
      create index outbox_order on keyfob.outbox (workspace_id, id);

      create table keyfob.epoch (
        id smallint primary key default 1 check (id = 1),
        value bigint not null
      );
      insert into keyfob.epoch (value) values (0);

      create table keyfob.epoch_change (
        epoch bigint primary key,
        at timestamptz not null,
        touched jsonb not null
      );

      create table keyfob.node (
        incarnation uuid primary key,
        applied_epoch bigint not null,
        heartbeat_at timestamptz not null
      );

      create table keyfob.worker_heartbeat (
        incarnation uuid primary key,
        started_at timestamptz not null,
        heartbeat_at timestamptz not null
      );
    `);
  }
}
