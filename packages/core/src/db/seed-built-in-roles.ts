import type { Client } from 'pg';
import { builtInRoles } from '../permissions/roles.ts';

/** Keeps the five built-in roles equal to the code’s table: they are fixed, and tokens follow them live. */
export async function seedBuiltInRoles(owner: Client): Promise<void> {
  for (const role of builtInRoles) {
    await owner.query(
      `insert into keyfob.role (id, workspace_id, key, name, grants, created_at) values ($1, null, $2, $3, $4, now())
       on conflict (id) do update set name = excluded.name, grants = excluded.grants
       where (role.name, role.grants) is distinct from (excluded.name, excluded.grants)`,
      [role.id, role.key, role.name, JSON.stringify(role.grants)],
    );
  }
}
