import { Migration } from '@mikro-orm/migrations';

/** Until when the membership lasts that a token was made from, if it ends by itself: no token renews itself past it. */
export class Migration0019MadeUntil extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table keyfob.token add column made_until timestamptz`);
  }
}
