import { Client } from 'pg';

/** The oldest PostgreSQL that Keyfob is tested on. */
const LEAST_VERSION = 15;

/** The database cannot be used as it is: one sentence with the way out, never with a password. */
export class DatabaseError extends Error {}

/** A connection of its own to the database that `variable` names. @throws DatabaseError */
export async function connect(url: string, variable: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  // Once connected, a broken connection fails the statement under way; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
    const version = Math.floor(Number(rows[0]?.version) / 10_000);
    if (version >= LEAST_VERSION) return client;
    throw new DatabaseError(`${variable} leads to PostgreSQL ${version}; Keyfob needs ${LEAST_VERSION} or newer`);
  } catch (error) {
    await client.end().catch(() => {});
    throw explain(error, client, variable);
  }
}

/** What goes wrong when schemas are made by a role that may not. */
export function mayNotCreate(client: Client, variable: string): DatabaseError {
  const { user, database } = client;
  const way =
    variable === 'DATABASE_URL' ? ', or set KEYFOB_MIGRATION_DATABASE_URL to the address of a role that may' : '';
  return new DatabaseError(
    `the role ${user} of ${variable} may not create or change Keyfob's schemas: as the owner of the database run GRANT CREATE ON DATABASE ${database} TO ${user}${way}`,
  );
}

function explain(error: unknown, { host, port, user, database }: Client, variable: string): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  const told = (text: string): DatabaseError => new DatabaseError(text, { cause: error });
  const where = `${host}:${port} (${variable})`;
  if (
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/.test(code) ||
    /timeout/.test(error.message)
  )
    return told(`no PostgreSQL answers at ${where}: start it, or correct the address [${code || error.message}]`);
  if (/^(ENOTFOUND|EAI_AGAIN)$/.test(code))
    return told(`there is no host ${host} (${variable}): correct the address [${code}]`);
  if (code === '28P01' || /client password must be a string/.test(error.message))
    return told(`PostgreSQL at ${where} refuses the role ${user}: the password is wrong or missing`);
  if (code === '28000') return told(`PostgreSQL at ${where} refuses the role ${user}: ${error.message}`);
  if (code === '3D000')
    return told(`PostgreSQL at ${where} has no database ${database}: create it, or correct the address`);
  return error;
}
