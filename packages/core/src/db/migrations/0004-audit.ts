import { Migration } from '@mikro-orm/migrations';

/**
 * The audit chains (one per workspace, the nil UUID for the installation), their authenticated heads and, apart from the
 * chain, the clear text of personal fields. No service role may update, delete or truncate any event.
 */
export class Migration0004Audit extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.audit_event (
        chain_id uuid not null,
        seq bigint not null,
        id uuid not null unique,
        at timestamptz not null,
        action text not null,
        actor jsonb not null,
        subject jsonb not null,
        before jsonb,
        after jsonb,
        request_id text,
        personal jsonb not null,
        prev_hash text not null,
        hash text not null,
        primary key (chain_id, seq)
      );
      create index audit_event_subject on keyfob.audit_event (chain_id, (subject ->> 'id'), seq);

      create table keyfob.audit_personal (
        chain_id uuid not null,
        seq bigint not null,
        field text not null,
        salt text not null,
        value text not null,
        person text,
        primary key (chain_id, seq, field),
        foreign key (chain_id, seq) references keyfob.audit_event (chain_id, seq)
      );
      create index audit_personal_person on keyfob.audit_personal (chain_id, person) where person is not null;

      create table keyfob.audit_head (
        chain_id uuid primary key,
        seq bigint not null,
        hash text not null,
        key_version smallint not null,
        mac text not null
      );
    `);
  }
}
