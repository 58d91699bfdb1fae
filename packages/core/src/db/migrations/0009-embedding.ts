import { Migration } from '@mikro-orm/migrations';

const HERE = `nullif(current_setting('keyfob.workspace', true), '')::uuid`;
const ACTING = `nullif(current_setting('keyfob.token', true), '')::uuid`;

/**
 * Service tokens act in workspaces, and their children live there. In its transaction `keyfob_app` sees, of all service tokens,
 * those with a child in the workspace and the family of the one that acts; only the latter it may lock and count on.
 */
export class Migration0009Embedding extends Migration {
  override async up(): Promise<void> {
    const [roles] = await this.execute(`select exists (select from pg_roles where rolname = 'keyfob_app') as made`);
    if (!roles?.['made']) return;
    this.addSql(`
      create function keyfob.is_acting_family(family uuid) returns boolean language sql stable security definer set search_path = '' as $$
        select exists (select from keyfob.token where id = ${ACTING} and family_id = family)
      $$;
      create function keyfob.is_parent_here(parent uuid) returns boolean language sql stable security definer set search_path = '' as $$
        select exists (select from keyfob.token where parent_id = parent and workspace_id = ${HERE})
      $$;
      revoke execute on function keyfob.is_acting_family(uuid), keyfob.is_parent_here(uuid) from public;
      grant execute on function keyfob.is_acting_family(uuid), keyfob.is_parent_here(uuid) to keyfob_app;

      create policy service_seen on keyfob.token for select to keyfob_app
        using (workspace_id is null and (keyfob.is_acting_family(family_id) or keyfob.is_parent_here(id)));
      create policy service_acting on keyfob.token for update to keyfob_app
        using (workspace_id is null and keyfob.is_acting_family(family_id));
    `);
  }
}
