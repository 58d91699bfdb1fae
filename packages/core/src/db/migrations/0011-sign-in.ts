import { Migration } from '@mikro-orm/migrations';

/**
 * Tries at a password, a code or a reset link, so that every node counts the same ones: when each of the last few was made, by
 * a digest of what it was made at. An e-mail that nobody has leaves the same trace as one that somebody has.
 */
export class Migration0011SignIn extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      create table keyfob.sign_in_try (
        bucket bytea primary key,
        at timestamptz[] not null,
        refusals integer not null default 0,
        ends_at timestamptz not null
      );
      create index sign_in_try_end on keyfob.sign_in_try (ends_at);
    `);
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_system') as made`);
    if (!roles?.['made']) return;
    this.addSql(`grant select, insert, update, delete on keyfob.sign_in_try to keyfob_system`);
  }
}
