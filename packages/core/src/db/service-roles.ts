import type { Client } from 'pg';
import { connect } from './connect.ts';

/** Thrown where a statement needs a right that the owner of this database lacks. */
export const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Lets the login role of the services become each of the three service roles; people and queues belong to the whole
 * installation, so `keyfob_system` works on their schemas. A server that does not let us leaves the services as they log in.
 */
export async function allowServices(owner: Client, databaseUrl: string): Promise<void> {
  const login = owner.escapeIdentifier(decodeURIComponent(new URL(databaseUrl).username));
  try {
    await owner.query(`
      grant usage on schema auth to keyfob_system;
      grant select, insert, update, delete on all tables in schema auth to keyfob_system;
      grant usage, select on all sequences in schema auth to keyfob_system;
      grant usage, create on schema bullmq to keyfob_system;
      grant all on all tables in schema bullmq to keyfob_system;
      grant all on all sequences in schema bullmq to keyfob_system;
      grant execute on all functions in schema bullmq to keyfob_system;
      grant keyfob_app, keyfob_verify, keyfob_system to ${login};
    `);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const undefinedRole = '42704';
    if (code !== INSUFFICIENT_PRIVILEGE && code !== undefinedRole) throw error;
  }
}

/** Whether the services may become the three roles; false on a server that allows no extra ones. */
export async function hasServiceRoles(databaseUrl: string): Promise<boolean> {
  const client = await connect(databaseUrl, 'DATABASE_URL');
  try {
    const { rows } = await client.query<{ all: boolean }>(
      `select count(*) = 3 as all from pg_roles
       where rolname in ('keyfob_app', 'keyfob_verify', 'keyfob_system') and pg_has_role(oid, 'member')`,
    );
    return rows[0]?.all ?? false;
  } finally {
    await client.end();
  }
}
