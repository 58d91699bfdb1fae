import { Migration } from '@mikro-orm/migrations';

/**
 * Three service roles, none of which owns anything or bypasses row-level security. The services log in as one
 * role that is a member of all three and becomes exactly one of them per transaction or pool. A server that lets us make no
 * roles gets none, and the services work as the one they log in with.
 */
export class Migration0001Roles extends Migration {
  override async up(): Promise<void> {
    this.addSql(`
      do $$
      declare service text;
      begin
        foreach service in array array['keyfob_app', 'keyfob_verify', 'keyfob_system'] loop
          begin
            execute format('create role %I nologin', service);
          exception when duplicate_object or unique_violation or insufficient_privilege then null;
          end;
          if exists (select from pg_roles where rolname = service) then
            execute format('grant usage on schema keyfob to %I', service);
          end if;
        end loop;
      end $$;
    `);
  }
}
