import { Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { runMigrations as migrateQueue } from 'bullmq';
import { migrateSignIn } from '../sign-in/migrate-sign-in.ts';
import { connect, mayNotCreate } from './connect.ts';
import { Migration0001Roles } from './migrations/0001-roles.ts';
import { Migration0002Workspaces } from './migrations/0002-workspaces.ts';
import { Migration0003Tokens } from './migrations/0003-tokens.ts';
import { Migration0004Audit } from './migrations/0004-audit.ts';
import { Migration0005Relay } from './migrations/0005-relay.ts';
import { Migration0006RowLevelSecurity } from './migrations/0006-row-level-security.ts';
import { Migration0007People } from './migrations/0007-people.ts';
import { Migration0008TokenLists } from './migrations/0008-token-lists.ts';
import { Migration0009Embedding } from './migrations/0009-embedding.ts';
import { Migration0010AuditErasure } from './migrations/0010-audit-erasure.ts';
import { Migration0011SignIn } from './migrations/0011-sign-in.ts';
import { Migration0012Usage } from './migrations/0012-usage.ts';
import { Migration0013Housekeeping } from './migrations/0013-housekeeping.ts';
import { Migration0014Notifications } from './migrations/0014-notifications.ts';
import { Migration0015Webhooks } from './migrations/0015-webhooks.ts';
import { Migration0016Reminders } from './migrations/0016-reminders.ts';
import { Migration0017AuditCheckpoints } from './migrations/0017-audit-checkpoints.ts';
import { Migration0018Erasure } from './migrations/0018-erasure.ts';
import { Migration0019MadeUntil } from './migrations/0019-made-until.ts';
import { Migration0021Forgetting } from './migrations/0021-forgetting.ts';
import { Migration0022KeysAreFoundFirst } from './migrations/0022-keys-are-found-first.ts';
import { Migration0023WorkersAreSeen } from './migrations/0023-workers-are-seen.ts';
import { seedBuiltInRoles } from './seed-built-in-roles.ts';
import { allowServices, INSUFFICIENT_PRIVILEGE } from './service-roles.ts';

/** Any constant: two migrators of one database take turns on it. */
const MIGRATION_LOCK = 4_600_001;

/**
 * Brings the schemas `keyfob`, `auth` and `bullmq` up to this release; forward only, applied once however many start together.
 * `migrationDatabaseUrl` is the owner; the login role of `databaseUrl` is allowed to become the three service roles.
 */
export async function migrate(urls: { migrationDatabaseUrl: string; databaseUrl: string }): Promise<void> {
  const variable = urls.migrationDatabaseUrl === urls.databaseUrl ? 'DATABASE_URL' : 'KEYFOB_MIGRATION_DATABASE_URL';
  const owner = await connect(urls.migrationDatabaseUrl, variable);
  try {
    await owner.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await owner.query(
      'create schema if not exists keyfob; create schema if not exists auth; create schema if not exists bullmq',
    );
    await migrateKeyfob(urls.migrationDatabaseUrl);
    await migrateSignIn(urls.migrationDatabaseUrl);
    await migrateQueue(owner, 'bullmq');
    await seedBuiltInRoles(owner);
    await allowServices(owner, urls.databaseUrl);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw code === INSUFFICIENT_PRIVILEGE ? mayNotCreate(owner, variable) : error;
  } finally {
    await owner.end();
  }
}

async function migrateKeyfob(url: string): Promise<void> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    extensions: [Migrator],
    migrations: {
      tableName: 'migration',
      schema: 'keyfob',
      silent: true,
      snapshot: false,
      migrationsList: [
        Migration0001Roles,
        Migration0002Workspaces,
        Migration0003Tokens,
        Migration0004Audit,
        Migration0005Relay,
        Migration0006RowLevelSecurity,
        Migration0007People,
        Migration0008TokenLists,
        Migration0009Embedding,
        Migration0010AuditErasure,
        Migration0011SignIn,
        Migration0012Usage,
        Migration0013Housekeeping,
        Migration0016Reminders,
        Migration0017AuditCheckpoints,
        Migration0015Webhooks,
        Migration0018Erasure,
        Migration0014Notifications,
        Migration0019MadeUntil,
        Migration0021Forgetting,
        Migration0022KeysAreFoundFirst,
        Migration0023WorkersAreSeen,
      ],
    },
  });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close();
  }
}
