import path from 'node:path';
import type { RunningPostgres } from './postgres/start-postgres.ts';
import { repository } from './services.ts';

/** `NAME`, or the path in `NAME_FILE`: both count as given. */
export function isGiven(name: string): boolean {
  return Boolean(process.env[name]) || Boolean(process.env[`${name}_FILE`]);
}

/** What the migration sees: the person's environment, and the owner's way into an embedded database. */
export function migrationEnv(postgres: RunningPostgres | undefined): NodeJS.ProcessEnv {
  return {
    ...inherited(),
    ...database(postgres),
    ...(postgres && { KEYFOB_MIGRATION_DATABASE_URL: postgres.migrationDatabaseUrl }),
  };
}

/** What a service sees: never the owner's way into the database. */
export function serviceEnv(postgres: RunningPostgres | undefined, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...inherited(), ...database(postgres), ...more, KEYFOB_MIGRATE: 'off' };
  for (const name of ['KEYFOB_MIGRATION_DATABASE_URL', 'KEYFOB_MIGRATION_DATABASE_URL_FILE']) delete env[name];
  return env;
}

/** The first owner is the API’s business: no other process knows the code or the password. */
export function withoutSetup(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^KEYFOB_(SETUP_CODE|OWNER_EMAIL|OWNER_PASSWORD)(_FILE)?$/.test(name)),
  );
}

function database(postgres: RunningPostgres | undefined): NodeJS.ProcessEnv {
  if (postgres === undefined) return {};
  return {
    DATABASE_URL: postgres.databaseUrl,
    ...(!isGiven('KEYFOB_PEPPERS') && { KEYFOB_PEPPERS_FILE: postgres.peppersFile }),
  };
}

/** Most of a warm start is loading modules, in three processes: Node keeps them compiled here. */
const compileCache = { NODE_COMPILE_CACHE: path.join(repository, 'node_modules/.cache/compiled') };

/** npm adds dozens of variables that mean nothing to a service. */
function inherited(): NodeJS.ProcessEnv {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_CHANNEL_|INIT_CWD$)/.test(name)),
  );
  return { ...compileCache, ...env };
}
