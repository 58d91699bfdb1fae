import { Migration } from '@mikro-orm/migrations';

/** Whoever asks for a run, and each of its steps, may ask how long the workers have been there: a workspace’s role sees when they started. */
export class Migration0023WorkersAreSeen extends Migration {
  override async up(): Promise<void> {
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (roles?.['made']) this.addSql(`grant select on keyfob.worker_heartbeat to keyfob_app`);
  }
}
