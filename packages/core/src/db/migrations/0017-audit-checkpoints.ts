import { Migration } from '@mikro-orm/migrations';

const WORKSPACE = `nullif(current_setting('keyfob.workspace', true), '')::uuid`;

/**
 * Where a chain begins once its older part was archived. The one way to cut events away runs as the owner of the tables and looks at the
 * policy and at the real clock itself: whoever calls it, nothing goes that the policy keeps, no gap is left, and the newest event stays.
 */
const CUT = `
  create function keyfob.cut_audit(chain uuid, through bigint, signed_with smallint, signature text, file text) returns bigint
  language plpgsql security definer set search_path = keyfob, pg_temp as $$
  declare retention float8; last audit_event; cut bigint;
  begin
    select ((i.policy || coalesce(w.policy, '{}')) ->> 'audit_retention')::float8 into retention
    from installation i left join workspace w on w.id = chain;
    select * into last from audit_event e where e.chain_id = chain and e.seq = through;
    if retention is null or last.seq is null
      or through >= (select h.seq from audit_head h where h.chain_id = chain)
      or exists (select from audit_event e where e.chain_id = chain and e.seq <= through
                 and e.at > clock_timestamp() - make_interval(secs => retention)) then
      raise exception 'only audit events older than the policy keeps can be cut' using errcode = 'object_not_in_prerequisite_state';
    end if;
    insert into audit_checkpoint (chain_id, seq, hash, key_version, mac, archive, cut_at)
    values (chain, through, last.hash, signed_with, signature, file, clock_timestamp())
    on conflict (chain_id) do update set seq = excluded.seq, hash = excluded.hash, key_version = excluded.key_version,
      mac = excluded.mac, archive = excluded.archive, cut_at = excluded.cut_at;
    delete from audit_personal p where p.chain_id = chain and p.seq <= through;
    delete from audit_event e where e.chain_id = chain and e.seq <= through;
    get diagnostics cut = row_count;
    return cut;
  end $$`;

/** Signed checkpoints of audit chains; and since when a pepper is known, so that it signs only once every node knows it. */
export class Migration0017AuditCheckpoints extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.audit_checkpoint (
        chain_id uuid primary key,
        seq bigint not null,
        hash text not null,
        key_version smallint not null,
        mac text not null,
        archive text not null,
        cut_at timestamptz not null
      );
      alter table keyfob.pepper add column known_since timestamptz`);
    this.addSql(CUT);
    this.addSql(`revoke all on function keyfob.cut_audit(uuid, bigint, smallint, text, text) from public`);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    this.addSql(`
      alter table keyfob.audit_checkpoint enable row level security;
      create policy app on keyfob.audit_checkpoint for select to keyfob_app using (chain_id = ${WORKSPACE});
      create policy system on keyfob.audit_checkpoint to keyfob_system using (true) with check (true);
      grant select on keyfob.audit_checkpoint to keyfob_app, keyfob_system;
      grant update (key_version, mac) on keyfob.audit_checkpoint to keyfob_system;
      grant execute on function keyfob.cut_audit(uuid, bigint, smallint, text, text) to keyfob_system;
    `);
  }
}
