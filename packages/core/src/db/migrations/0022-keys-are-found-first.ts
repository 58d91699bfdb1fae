import { Migration } from '@mikro-orm/migrations';

/**
 * A foreign key’s check keeps the plan it made when its table was as good as empty. All indexes cost the same there, PostgreSQL takes
 * the newest, and 18 can skip through one that has the key’s columns with another between them: one descent for each value of that
 * other column. So the primary keys are made anew, after such indexes.
 */
export class Migration0022KeysAreFoundFirst extends Migration {
  override up(): void {
    this.addSql(`alter table keyfob.audit_personal drop constraint audit_personal_chain_id_seq_fkey`);
    this.addSql(`alter table keyfob.audit_event drop constraint audit_event_pkey, add primary key (chain_id, seq)`);
    this.addSql(
      `alter table keyfob.audit_personal add foreign key (chain_id, seq) references keyfob.audit_event (chain_id, seq)`,
    );
    this.addSql(`alter table keyfob.webhook_delivery drop constraint webhook_delivery_workspace_id_webhook_id_fkey`);
    this.addSql(`alter table keyfob.webhook drop constraint webhook_pkey, add primary key (workspace_id, id)`);
    this.addSql(
      `alter table keyfob.webhook_delivery add foreign key (workspace_id, webhook_id) references keyfob.webhook (workspace_id, id)
         on delete cascade`,
    );
  }
}
