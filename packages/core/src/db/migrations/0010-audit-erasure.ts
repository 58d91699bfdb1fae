import { Migration } from '@mikro-orm/migrations';

/** A bare `->>` is no leak-proof operator, so under row-level security it uses no index: what lists filter by is a column. */
const FILTERED = [
  `alter table keyfob.audit_event
     add column actor_id text collate "C" generated always as (actor ->> 'id') stored,
     add column subject_kind text collate "C" generated always as (subject ->> 'kind') stored,
     add column subject_id text collate "C" generated always as (subject ->> 'id') stored`,
  `alter table keyfob.audit_event alter column action type text collate "C", alter column request_id type text collate "C"`,
  `alter table keyfob.audit_personal alter column value type text collate "C"`,
  `drop index keyfob.audit_event_subject`,
  `create index audit_event_subject on keyfob.audit_event (chain_id, subject_id, seq)`,
  `create index audit_event_subject_kind on keyfob.audit_event (chain_id, subject_kind, seq)`,
  `create index audit_event_actor on keyfob.audit_event (chain_id, actor_id, seq)`,
  `create index audit_event_action on keyfob.audit_event (chain_id, action, seq)`,
  `create index audit_event_at on keyfob.audit_event (chain_id, at, seq)`,
  `create index audit_event_request on keyfob.audit_event (chain_id, request_id) where request_id is not null`,
  `create index audit_personal_value on keyfob.audit_personal (chain_id, value, field, seq)`,
];

/**
 * The only ways to take anything out of the log: the clear text of one person who is gone. They run as the owner of the tables, look
 * the person up themselves and touch no event, so that a service role can erase nobody who is still there, and nothing else.
 */
const ERASURE = [
  `create function keyfob.erase_audit_of(chain uuid, persons text[], names text[]) returns bigint
   language plpgsql set search_path = keyfob, pg_temp as $$
   declare erased bigint;
   begin
     delete from keyfob.audit_personal p
     where p.chain_id = chain and (
       p.person = any (persons)
       -- A token's handle begins with the name of whoever created it.
       or exists (select from unnest(names) name
                  where p.value = name or starts_with(p.value, name || '_') or starts_with(p.value, 'token ' || name || '_')));
     get diagnostics erased = row_count;
     return erased;
   end $$`,
  `create function keyfob.erase_audit_of_member(member_id uuid) returns bigint
   language plpgsql security definer set search_path = keyfob, pg_temp as $$
   declare gone keyfob.member;
   begin
     select * into gone from keyfob.member m
     where m.id = member_id and m.workspace_id = nullif(current_setting('keyfob.workspace', true), '')::uuid
       and m.removed_at is not null;
     if gone.id is null or exists (
       select from keyfob.member m
       where m.workspace_id = gone.workspace_id and m.user_id = gone.user_id and m.removed_at is null
     ) then
       raise exception 'only who left the workspace can be erased' using errcode = 'object_not_in_prerequisite_state';
     end if;
     return keyfob.erase_audit_of(gone.workspace_id,
       array_remove(array[gone.id::text, gone.user_id], null), array_remove(array[gone.email, gone.external_id], null));
   end $$`,
  `create function keyfob.erase_audit_of_person(person_id text, email text) returns bigint
   language plpgsql security definer set search_path = keyfob, pg_temp as $$
   begin
     if exists (select from keyfob.operator o where o.user_id = person_id)
       or exists (select from keyfob.member m where m.user_id = person_id and m.removed_at is null) then
       raise exception 'only who left the installation can be erased' using errcode = 'object_not_in_prerequisite_state';
     end if;
     return keyfob.erase_audit_of('00000000-0000-0000-0000-000000000000',
       array[person_id], array_remove(array[email], null));
   end $$`,
  `revoke all on function keyfob.erase_audit_of(uuid, text[], text[]),
     keyfob.erase_audit_of_member(uuid), keyfob.erase_audit_of_person(text, text) from public`,
];

/** Filters of the audit lists, and erasing what is personal in a chain. */
export class Migration0010AuditErasure extends Migration {
  override async up(): Promise<void> {
    for (const sql of [...FILTERED, ...ERASURE]) this.addSql(sql);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    this.addSql(`grant execute on function keyfob.erase_audit_of_member(uuid) to keyfob_app, keyfob_system`);
    this.addSql(`grant execute on function keyfob.erase_audit_of_person(text, text) to keyfob_system`);
  }
}
