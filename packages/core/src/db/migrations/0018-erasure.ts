import { Migration } from '@mikro-orm/migrations';

const SQL = [
  // A handle is a name, `_` and the last 8 of an id (hexadecimal): a name that only begins so is somebody else's.
  `create function keyfob.is_handle_of(value text, names text[]) returns boolean language sql immutable as $$
     select regexp_replace(regexp_replace(value, '^token ', ''), '_[0-9a-f]{8}$', '') = any (names) and value ~ '_[0-9a-f]{8}$'
   $$`,
  `create or replace function keyfob.erase_audit_of(chain uuid, persons text[], names text[]) returns bigint
   language plpgsql set search_path = keyfob, pg_temp as $$
   declare erased bigint;
   begin
     delete from keyfob.audit_personal p
     where p.chain_id = chain and (
       p.person = any (persons) or p.value = any (names)
       -- A token's handle begins with the name of whoever created it.
       or (p.person is null and keyfob.is_handle_of(p.value, names)));
     get diagnostics erased = row_count;
     return erased;
   end $$`,
  // No service role may write usage but the worker's, which knows no workspace; so this too runs as the owner of the tables.
  `create function keyfob.erase_usage_of_member(member_id uuid) returns void
   language plpgsql security definer set search_path = keyfob, pg_temp as $$
   begin
     update keyfob.usage_day u
     set ips = '[]', refusals = (
       select coalesce(jsonb_agg(refusal || '{"ip": null}' order by place), '[]')
       from jsonb_array_elements(u.refusals) with ordinality as one (refusal, place))
     from keyfob.token t join keyfob.member m on m.id = t.member_id
     where u.token_id = t.id and m.id = erase_usage_of_member.member_id and m.removed_at is not null
       and m.workspace_id = nullif(current_setting('keyfob.workspace', true), '')::uuid;
   end $$`,
  `revoke all on function keyfob.is_handle_of(text, text[]), keyfob.erase_usage_of_member(uuid) from public`,
];

/** Erasing a person takes the addresses their personal tokens were used from with it, and nothing of those whose name begins with theirs. */
export class Migration0018Erasure extends Migration {
  override async up(): Promise<void> {
    for (const sql of SQL) this.addSql(sql);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    this.addSql(
      `grant execute on function keyfob.is_handle_of(text, text[]), keyfob.erase_usage_of_member(uuid) to keyfob_app, keyfob_system`,
    );
  }
}
