export * from './schema.ts';
export { errorTable, invalid, invalidFields, KeyfobError, notFound } from './errors.ts';
export type { ErrorCode, FieldError } from './errors.ts';
export { ConfigError, describeEnvironment, loadConfig } from './config.ts';
export type { Config } from './config.ts';
export type { Actor, Call, Caller, RequestInfo } from './actor.ts';
export type { Context, HomeContext, WorkspaceContext } from './context.ts';
export { openCore, VERSION } from './core.ts';
export type { Core } from './core.ts';
export { migrate } from './db/migrate.ts';
export { servicePool } from './db/service-pool.ts';
export { hideTokenValues, openLog } from './open-log.ts';
export { runService } from './run-service.ts';

export { listAuditEvents } from './audit/list-audit-events.ts';
export { verifyAudit } from './audit/verify-audit.ts';
export { verifyExport } from './audit/verify-export.ts';
export { beatWorker } from './housekeeping/beat-worker.ts';
export { purgeIdempotencyKeys } from './idempotency/purge-idempotency-keys.ts';
export { readMe } from './members/read-me.ts';
export { endSession } from './sign-in/end-session.ts';
export { endSessions } from './sign-in/end-sessions.ts';
export { listSessions } from './sign-in/list-sessions.ts';
export { createToken } from './tokens/create-token.ts';
export { deleteToken } from './tokens/delete-token.ts';
export { disableToken } from './tokens/disable-token.ts';
export { enableToken } from './tokens/enable-token.ts';
export { explainToken } from './tokens/explain-token.ts';
export { extendSelf } from './tokens/extend-self.ts';
export { extendToken } from './tokens/extend-token.ts';
export { getToken } from './tokens/get-token.ts';
export { listTokens } from './tokens/list-tokens.ts';
export { revokeSelf } from './tokens/revoke-self.ts';
export { revokeToken } from './tokens/revoke-token.ts';
export { rotateSelf } from './tokens/rotate-self.ts';
export { rotateToken } from './tokens/rotate-token.ts';
export { updateToken } from './tokens/update-token.ts';
export { ON_BEHALF_OF } from './workspaces/act-on-behalf.ts';
export { createWorkspace } from './workspaces/create-workspace.ts';
export { getWorkspace } from './workspaces/get-workspace.ts';
export {
  listInstallationResourceTypes,
  replaceInstallationResourceTypes,
} from './workspaces/installation-resource-types.ts';
export { listResourceTypes } from './workspaces/list-resource-types.ts';
export { listWorkspaces } from './workspaces/list-workspaces.ts';
export { replaceResourceTypes } from './workspaces/replace-resource-types.ts';
export { updateWorkspace } from './workspaces/update-workspace.ts';
