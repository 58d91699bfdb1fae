import { Migration } from '@mikro-orm/migrations';

const SQL = [
  // That something went out by mail stays known when the mail itself is forgotten.
  `alter table keyfob.notification drop constraint notification_mail_id_fkey`,
  `create index mail_settled on keyfob.mail (settled_at) where settled_at is not null`,
  `create index notification_told on keyfob.notification (told_at)`,
  // The app's role deletes neither; so this too runs as the owner of the tables, and looks up itself who is gone.
  `create function keyfob.erase_notifications_of_member(member_id uuid) returns void
   language plpgsql security definer set search_path = keyfob, pg_temp as $$
   declare gone keyfob.member;
   begin
     select * into gone from keyfob.member m
     where m.id = erase_notifications_of_member.member_id and m.removed_at is not null
       and m.workspace_id = nullif(current_setting('keyfob.workspace', true), '')::uuid;
     delete from keyfob.notification n
     where n.workspace_id = gone.workspace_id and (n.user_id = gone.user_id or n.member_id = gone.id);
     -- A mail of theirs may tell of other workspaces too: then it is those workspaces' to erase.
     delete from keyfob.mail m
     where m.user_id = gone.user_id and m.kind = 'notifications'
       and not exists (select from keyfob.notification n where n.mail_id = m.id);
     delete from keyfob.mail m using keyfob.invitation i
     where m.workspace_id = gone.workspace_id and i.workspace_id = gone.workspace_id
       and m.facts ->> 'invitation_id' = i.id::text and i.email = gone.email;
   end $$`,
  `revoke all on function keyfob.erase_notifications_of_member(uuid) from public`,
];

/** Notifications and mails are forgotten in time, and at once with the person they were for. */
export class Migration0021Forgetting extends Migration {
  override async up(): Promise<void> {
    for (const sql of SQL) this.addSql(sql);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    this.addSql(`grant execute on function keyfob.erase_notifications_of_member(uuid) to keyfob_app, keyfob_system`);
  }
}
