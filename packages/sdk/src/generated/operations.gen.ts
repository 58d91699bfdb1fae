// Generated from openapi.json by `pnpm --filter @keyfob/sdk generate`: do not edit.
import { idempotencyKey, ifMatch } from '../call-options.ts';
import type { CallOptions, ChangeOptions, CreateOptions } from '../call-options.ts';
import type { ReplyOptions, Sender } from '../reply-options.ts';
import * as api from './sdk.gen.ts';
import type * as t from './types.gen.ts';
import { List } from '../list.ts';

/** One method per operation of the API. */
export abstract class Operations {
  /** What carries a call: the client’s settings, then the call’s own. */
  protected abstract sender(options: CallOptions, reply?: ReplyOptions): Sender;

  /** Whether the process is alive. */
  readHealth(options: CallOptions = {}): Promise<t.Alive> {
    return api.readHealth({ ...this.sender(options) });
  }

  /** Whether everything a request needs answers. */
  readReadiness(options: CallOptions = {}): Promise<t.Readiness> {
    return api.readReadiness({ ...this.sender(options, { once: true, answers: [503] }) });
  }

  /** Read the settings of the installation. */
  getInstallation(options: CallOptions = {}): Promise<t.Installation> {
    return api.getInstallation({ ...this.sender(options) });
  }

  /** Change the default policy, or who may create workspaces. */
  updateInstallation(body: t.UpdateInstallation = {}, options: ChangeOptions = {}): Promise<t.ChangedInstallation> {
    return api.updateInstallation({ ...this.sender(options), headers: { ...ifMatch(options) }, body });
  }

  /** List the installation’s own audit events. */
  listInstallationAuditEvents(query: t.ListInstallationAuditEventsData['query'] = {}, options: CallOptions = {}): List<t.AuditEvent, t.AuditEventList> {
    return new List((at) => api.listInstallationAuditEvents({ ...this.sender(options), query: { ...query, ...at } }));
  }

  /** Erase a person who is in no workspace any more: their account, and what is personal in the log. */
  eraseInstallationAudit(body: t.EraseInstallationAudit, options: CallOptions = {}): Promise<t.AuditErasure> {
    return api.eraseInstallationAudit({ ...this.sender(options), body });
  }

  /** The installation’s own log as a file, oldest first. */
  exportInstallationAuditEvents(query: t.ExportInstallationAuditEventsData['query'] = {}, options: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
    return api.exportInstallationAuditEvents({ ...this.sender(options, { streamed: true }), query }) as Promise<unknown> as Promise<ReadableStream<Uint8Array>>;
  }

  /** Check the installation’s own chain, against a head kept elsewhere if one is given. */
  verifyInstallationAudit(body: t.VerifyAudit = {}, options: CallOptions = {}): Promise<t.AuditVerification> {
    return api.verifyInstallationAudit({ ...this.sender(options), body });
  }

  /** Who runs the installation. */
  listOperators(options: CallOptions = {}): Promise<t.OperatorList> {
    return api.listOperators({ ...this.sender(options) });
  }

  /** Make a person with an account an operator; operators only. */
  createOperator(body: t.CreateOperator, options: CallOptions = {}): Promise<t.Operator> {
    return api.createOperator({ ...this.sender(options), body });
  }

  /** Make a person an operator no longer, and end their break-glass memberships; operators only. */
  deleteOperator(id: string, options: CallOptions = {}): Promise<t.ChangedOperator> {
    return api.deleteOperator({ ...this.sender(options), path: { id } });
  }

  /** Make a one-time link by which a person sets a new password; operators only. */
  createPasswordReset(body: t.CreatePasswordReset, options: CallOptions = {}): Promise<t.PasswordReset> {
    return api.createPasswordReset({ ...this.sender(options), body });
  }

  /** The resource types every workspace shares. */
  listInstallationResourceTypes(options: CallOptions = {}): Promise<t.ResourceTypes> {
    return api.listInstallationResourceTypes({ ...this.sender(options) });
  }

  /** Replace the shared resource types. */
  replaceInstallationResourceTypes(body: t.PutResourceTypes, options: CallOptions = {}): Promise<t.ResourceTypes> {
    return api.replaceInstallationResourceTypes({ ...this.sender(options), body });
  }

  /** List service tokens. */
  listServiceTokens(query: t.ListServiceTokensData['query'] = {}, options: CallOptions = {}): List<t.Token, t.TokenList> {
    return new List((at) => api.listServiceTokens({ ...this.sender(options), query: { ...query, ...at } }));
  }

  /** Create a service token, by which a platform’s own services use Keyfob. */
  createServiceToken(body: t.CreateToken = {}, options: CreateOptions = {}): Promise<t.IssuedToken> {
    return api.createServiceToken({ ...this.sender(options), headers: { ...idempotencyKey(options) }, body });
  }

  /** Read a service token. */
  getServiceToken(id: string, options: CallOptions = {}): Promise<t.Token> {
    return api.getServiceToken({ ...this.sender(options), path: { id } });
  }

  /** Edit a service token; its value stays. */
  updateServiceToken(id: string, body: t.UpdateToken = {}, options: ChangeOptions = {}): Promise<t.ChangedToken> {
    return api.updateServiceToken({ ...this.sender(options), headers: { ...ifMatch(options) }, path: { id }, body });
  }

  /** Revoke a service token now and hide it. */
  deleteServiceToken(id: string, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.deleteServiceToken({ ...this.sender(options), path: { id } });
  }

  /** Refuse a service token until it is enabled again. */
  disableServiceToken(id: string, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.disableServiceToken({ ...this.sender(options), path: { id } });
  }

  /** Accept a disabled service token again. */
  enableServiceToken(id: string, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.enableServiceToken({ ...this.sender(options), path: { id } });
  }

  /** Why a service token is accepted or refused: each check in order. */
  explainServiceToken(id: string, body: t.ExplainToken = {}, options: CallOptions = {}): Promise<t.Explanation> {
    return api.explainServiceToken({ ...this.sender(options), path: { id }, body });
  }

  /** Give a refreshable service token more time. */
  extendServiceToken(id: string, body: t.ExtendToken = {}, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.extendServiceToken({ ...this.sender(options), path: { id }, body });
  }

  /** End a service token and its children for good; it stays visible as revoked. */
  revokeServiceToken(id: string, body: t.RevokeToken = {}, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.revokeServiceToken({ ...this.sender(options), path: { id }, body });
  }

  /** Give a service token a new value; the old one ends now or after a grace. */
  rotateServiceToken(id: string, body: t.RotateToken = {}, options: CreateOptions = {}): Promise<t.RotatedToken> {
    return api.rotateServiceToken({ ...this.sender(options), headers: { ...idempotencyKey(options) }, path: { id }, body });
  }

  /** How a service token was used, as for a workspace’s. */
  readServiceTokenUsage(id: string, query: t.ReadServiceTokenUsageData['query'] = {}, options: CallOptions = {}): Promise<t.TokenUsage> {
    return api.readServiceTokenUsage({ ...this.sender(options), path: { id }, query });
  }

  /** Disable, enable, revoke or delete many service tokens, or say what that would do. */
  bulkServiceTokens(body: t.BulkTokens, options: CallOptions & { query?: t.BulkServiceTokensData['query'] } = {}): Promise<t.BulkResult> {
    return api.bulkServiceTokens({ ...this.sender(options), body, ...(options.query && { query: options.query }) });
  }

  /** Join as the person who is signed in, or as a new one with a password. */
  acceptInvitation(code: string, body: t.AcceptInvitation = {}, options: CallOptions = {}): Promise<t.AcceptedInvitation> {
    return api.acceptInvitation({ ...this.sender(options), path: { code }, body });
  }

  /** What an invitation says, to whoever holds its link. */
  readInvitation(body: t.ReadInvitation, options: CallOptions = {}): Promise<t.OpenInvitation> {
    return api.readInvitation({ ...this.sender(options), body });
  }

  /** Who calls: person or token, workspaces, roles and effective grants. */
  readMe(options: CallOptions = {}): Promise<t.Me> {
    return api.readMe({ ...this.sender(options) });
  }

  /** Where I am signed in: browsers and devices. */
  listSessions(query: t.ListSessionsData['query'] = {}, options: CallOptions = {}): List<t.Session, t.SessionList> {
    return new List((at) => api.listSessions({ ...this.sender(options), query: { ...query, ...at } }));
  }

  /** Sign out everywhere, or everywhere else. */
  endSessions(query: t.EndSessionsData['query'] = {}, options: CallOptions = {}): Promise<t.EndedSessions> {
    return api.endSessions({ ...this.sender(options), query });
  }

  /** Sign out in one place. */
  endSession(id: string, options: CallOptions = {}): Promise<t.EndedSessions> {
    return api.endSession({ ...this.sender(options), path: { id } });
  }

  /** The caller’s personal tokens in all their workspaces. */
  listOwnTokens(query: t.ListOwnTokensData['query'] = {}, options: CallOptions = {}): List<t.OwnToken, t.OwnTokenList> {
    return new List((at) => api.listOwnTokens({ ...this.sender(options), query: { ...query, ...at } }));
  }

  /** The calling token takes more time. */
  extendSelf(body: t.ExtendToken = {}, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.extendSelf({ ...this.sender(options, { once: true }), body });
  }

  /** The calling token ends itself. */
  revokeSelf(body: t.RevokeToken = {}, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.revokeSelf({ ...this.sender(options), body });
  }

  /** The calling token gives itself a new value. */
  rotateSelf(body: t.RotateToken = {}, options: CreateOptions = {}): Promise<t.RotatedToken> {
    return api.rotateSelf({ ...this.sender(options), headers: { ...idempotencyKey(options) }, body });
  }

  /** Whether the first owner is still to come; 404 afterwards. */
  readSetupState(options: CallOptions = {}): Promise<t.SetupState> {
    return api.readSetupState({ ...this.sender(options) });
  }

  /** Become the first owner, once. */
  claimSetup(body: t.Setup, options: CallOptions = {}): Promise<t.SetupDone> {
    return api.claimSetup({ ...this.sender(options), body });
  }

  /** What a sign-in page offers. */
  readSignInOptions(options: CallOptions = {}): Promise<t.SignInOptions> {
    return api.readSignInOptions({ ...this.sender(options) });
  }

  /** Stop the mails that a link is of, or let them come again. */
  unsubscribe(code: string, body: t.Unsubscribe = {}, options: CallOptions = {}): Promise<t.Unsubscribed> {
    return api.unsubscribe({ ...this.sender(options), path: { code }, body });
  }

  /** Is this token good for this? Answers 200 with the verdict, whatever it is. */
  verifyToken(body: t.VerifyToken, options: CallOptions = {}): Promise<t.Verdict> {
    return api.verifyToken({ ...this.sender(options), body });
  }

  /** Up to 100 verdicts in one call, in order. */
  verifyBatch(body: t.VerifyBatch, options: CallOptions = {}): Promise<t.Verdicts> {
    return api.verifyBatch({ ...this.sender(options), body });
  }

  /** List the workspaces the caller belongs to; for a service token all. */
  listWorkspaces(query: t.ListWorkspacesData['query'] = {}, options: CallOptions = {}): List<t.Workspace, t.WorkspaceList> {
    return new List((at) => api.listWorkspaces({ ...this.sender(options), query: { ...query, ...at } }));
  }

  /** Create a workspace: operators, service tokens, and all who signed in where the installation lets them. */
  createWorkspace(body: t.CreateWorkspace, options: CreateOptions = {}): Promise<t.Workspace> {
    return api.createWorkspace({ ...this.sender(options), headers: { ...idempotencyKey(options) }, body });
  }

  /** Read a workspace. */
  getWorkspace(workspace: string, options: CallOptions = {}): Promise<t.Workspace> {
    return api.getWorkspace({ ...this.sender(options), path: { workspace } });
  }

  /** Edit a workspace and its policy, or say what a policy would do to existing tokens. */
  updateWorkspace(workspace: string, body: t.UpdateWorkspace = {}, options: ChangeOptions & CallOptions & { query?: t.UpdateWorkspaceData['query'] } = {}): Promise<t.ChangedWorkspace> {
    return api.updateWorkspace({ ...this.sender(options), headers: { ...ifMatch(options) }, path: { workspace }, body, ...(options.query && { query: options.query }) });
  }

  /** End a workspace and every token of it. */
  deleteWorkspace(workspace: string, body: t.DeleteWorkspace, options: CallOptions = {}): Promise<t.DeletedWorkspace> {
    return api.deleteWorkspace({ ...this.sender(options), path: { workspace }, body });
  }

  /** List audit events. */
  listAuditEvents(workspace: string, query: t.ListAuditEventsData['query'] = {}, options: CallOptions = {}): List<t.AuditEvent, t.AuditEventList> {
    return new List((at) => api.listAuditEvents({ ...this.sender(options), path: { workspace }, query: { ...query, ...at } }));
  }

  /** Erase what is personal of a removed member; the chain stays whole. */
  eraseAudit(workspace: string, body: t.EraseAudit, options: CallOptions = {}): Promise<t.AuditErasure> {
    return api.eraseAudit({ ...this.sender(options), path: { workspace }, body });
  }

  /** The log as a file, oldest first: JSON lines that can be verified offline, or CSV. */
  exportAuditEvents(workspace: string, query: t.ExportAuditEventsData['query'] = {}, options: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
    return api.exportAuditEvents({ ...this.sender(options, { streamed: true }), path: { workspace }, query }) as Promise<unknown> as Promise<ReadableStream<Uint8Array>>;
  }

  /** Check the whole chain, against a head kept elsewhere if one is given. */
  verifyAudit(workspace: string, body: t.VerifyAudit = {}, options: CallOptions = {}): Promise<t.AuditVerification> {
    return api.verifyAudit({ ...this.sender(options), path: { workspace }, body });
  }

  /** Enter a workspace as an owner for an hour, with a reason that it reads in its log; operators only. */
  breakGlass(workspace: string, body: t.BreakGlass, options: CallOptions = {}): Promise<t.Member> {
    return api.breakGlass({ ...this.sender(options), path: { workspace }, body });
  }

  /** What happens in this workspace as it happens, as server-sent events: hints by ids, for the console. */
  streamEvents(workspace: string, options: CallOptions = {}): Promise<ReadableStream<Uint8Array>> {
    return api.streamEvents({ ...this.sender(options, { once: true, streamed: true }), path: { workspace } }) as Promise<unknown> as Promise<ReadableStream<Uint8Array>>;
  }

  /** Every job of the worker: last run, what it did, next run. */
  listHousekeeping(workspace: string, options: CallOptions = {}): Promise<t.HousekeepingJobs> {
    return api.listHousekeeping({ ...this.sender(options), path: { workspace } });
  }

  /** Let a halted job do what it halted before. */
  approveHousekeeping(workspace: string, job: t.JobName, options: CallOptions = {}): Promise<t.HousekeepingJob> {
    return api.approveHousekeeping({ ...this.sender(options), path: { workspace, job } });
  }

  /** Keep a job from this workspace. */
  pauseHousekeeping(workspace: string, job: t.JobName, options: CallOptions = {}): Promise<t.HousekeepingJob> {
    return api.pauseHousekeeping({ ...this.sender(options), path: { workspace, job } });
  }

  /** Let a paused job go on. */
  resumeHousekeeping(workspace: string, job: t.JobName, options: CallOptions = {}): Promise<t.HousekeepingJob> {
    return api.resumeHousekeeping({ ...this.sender(options), path: { workspace, job } });
  }

  /** Run a job for this workspace now, or count what it would do. */
  runHousekeeping(workspace: string, job: t.JobName, query: t.RunHousekeepingData['query'] = {}, options: CallOptions = {}): Promise<t.HousekeepingRun> {
    return api.runHousekeeping({ ...this.sender(options), path: { workspace, job }, query });
  }

  /** List the invitations whose links still work. */
  listInvitations(workspace: string, query: t.ListInvitationsData['query'] = {}, options: CallOptions = {}): List<t.Invitation, t.InvitationList> {
    return new List((at) => api.listInvitations({ ...this.sender(options), path: { workspace }, query: { ...query, ...at } }));
  }

  /** Invite a person by a link that works once, for 7 days; it replaces an earlier one. */
  createInvitation(workspace: string, body: t.CreateInvitation, options: CreateOptions = {}): Promise<t.IssuedInvitation> {
    return api.createInvitation({ ...this.sender(options), headers: { ...idempotencyKey(options) }, path: { workspace }, body });
  }

  /** Take an invitation back; its link works no longer. */
  deleteInvitation(workspace: string, id: string, options: CallOptions = {}): Promise<t.Invitation> {
    return api.deleteInvitation({ ...this.sender(options), path: { workspace, id } });
  }

  /** List the members of a workspace. */
  listMembers(workspace: string, query: t.ListMembersData['query'] = {}, options: CallOptions = {}): List<t.Member, t.MemberList> {
    return new List((at) => api.listMembers({ ...this.sender(options), path: { workspace }, query: { ...query, ...at } }));
  }

  /** Add a person who has an account, or one whom your platform knows by its own id. */
  createMember(workspace: string, body: t.CreateMember, options: CreateOptions = {}): Promise<t.Member> {
    return api.createMember({ ...this.sender(options), headers: { ...idempotencyKey(options) }, path: { workspace }, body });
  }

  /** Read a member. */
  getMember(workspace: string, id: string, options: CallOptions = {}): Promise<t.Member> {
    return api.getMember({ ...this.sender(options), path: { workspace, id } });
  }

  /** Give a member another role, suspend them or let them act again. */
  updateMember(workspace: string, id: string, body: t.UpdateMember = {}, options: ChangeOptions = {}): Promise<t.ChangedMember> {
    return api.updateMember({ ...this.sender(options), headers: { ...ifMatch(options) }, path: { workspace, id }, body });
  }

  /** Remove a member for good, and revoke their personal tokens. */
  deleteMember(workspace: string, id: string, options: CallOptions = {}): Promise<t.ChangedMember> {
    return api.deleteMember({ ...this.sender(options), path: { workspace, id } });
  }

  /** What you were told in this workspace, newest first. */
  listNotifications(workspace: string, query: t.ListNotificationsData['query'] = {}, options: CallOptions = {}): List<t.Notification, t.NotificationList> {
    return new List((at) => api.listNotifications({ ...this.sender(options), path: { workspace }, query: { ...query, ...at } }));
  }

  /** Mark some of them as read, or all that the list shows. */
  markNotifications(workspace: string, body: t.ReadNotifications = {}, options: CallOptions = {}): Promise<t.UnreadNotifications> {
    return api.markNotifications({ ...this.sender(options), path: { workspace }, body });
  }

  /** What grants in this workspace can be about: its own types, the shared ones and Keyfob’s. */
  listResourceTypes(workspace: string, options: CallOptions = {}): Promise<t.ResourceTypeList> {
    return api.listResourceTypes({ ...this.sender(options), path: { workspace } });
  }

  /** Replace the workspace’s own resource types. */
  replaceResourceTypes(workspace: string, body: t.PutResourceTypes, options: CallOptions = {}): Promise<t.ReplacedResourceTypes> {
    return api.replaceResourceTypes({ ...this.sender(options), path: { workspace }, body });
  }

  /** List the roles of a workspace: the built-in ones, then its own. */
  listRoles(workspace: string, options: CallOptions = {}): Promise<t.RoleList> {
    return api.listRoles({ ...this.sender(options), path: { workspace } });
  }

  /** Create a role; it holds nothing that its maker does not. */
  createRole(workspace: string, body: t.CreateRole, options: CallOptions = {}): Promise<t.Role> {
    return api.createRole({ ...this.sender(options), path: { workspace }, body });
  }

  /** Change a role, and at once what its members and tokens may do. */
  updateRole(workspace: string, key: string, body: t.UpdateRole = {}, options: ChangeOptions = {}): Promise<t.ChangedRole> {
    return api.updateRole({ ...this.sender(options), headers: { ...ifMatch(options) }, path: { workspace, key }, body });
  }

  /** Delete a role that nobody has, or give everybody who has it another. */
  deleteRole(workspace: string, key: string, query: t.DeleteRoleData['query'] = {}, options: CallOptions = {}): Promise<t.ChangedRole> {
    return api.deleteRole({ ...this.sender(options), path: { workspace, key }, query });
  }

  /** List tokens. */
  listTokens(workspace: string, query: t.ListTokensData['query'] = {}, options: CallOptions = {}): List<t.Token, t.TokenList> {
    return new List((at) => api.listTokens({ ...this.sender(options), path: { workspace }, query: { ...query, ...at } }));
  }

  /** Create a token; its value is in this reply and nowhere else. */
  createToken(workspace: string, body: t.CreateToken = {}, options: CreateOptions = {}): Promise<t.IssuedToken> {
    return api.createToken({ ...this.sender(options), headers: { ...idempotencyKey(options) }, path: { workspace }, body });
  }

  /** Read a token. */
  getToken(workspace: string, id: string, options: CallOptions = {}): Promise<t.Token> {
    return api.getToken({ ...this.sender(options), path: { workspace, id } });
  }

  /** Edit a token; its value stays. */
  updateToken(workspace: string, id: string, body: t.UpdateToken = {}, options: ChangeOptions = {}): Promise<t.ChangedToken> {
    return api.updateToken({ ...this.sender(options), headers: { ...ifMatch(options) }, path: { workspace, id }, body });
  }

  /** Revoke a token now and hide it. */
  deleteToken(workspace: string, id: string, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.deleteToken({ ...this.sender(options), path: { workspace, id } });
  }

  /** Refuse a token until it is enabled again. */
  disableToken(workspace: string, id: string, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.disableToken({ ...this.sender(options), path: { workspace, id } });
  }

  /** Accept a disabled token again. */
  enableToken(workspace: string, id: string, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.enableToken({ ...this.sender(options), path: { workspace, id } });
  }

  /** Why a token is accepted or refused: each check in order. */
  explainToken(workspace: string, id: string, body: t.ExplainToken = {}, options: CallOptions = {}): Promise<t.Explanation> {
    return api.explainToken({ ...this.sender(options), path: { workspace, id }, body });
  }

  /** Give a refreshable token more time. */
  extendToken(workspace: string, id: string, body: t.ExtendToken = {}, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.extendToken({ ...this.sender(options, { once: true }), path: { workspace, id }, body });
  }

  /** End a token for good; it stays visible as revoked. */
  revokeToken(workspace: string, id: string, body: t.RevokeToken = {}, options: CallOptions = {}): Promise<t.ChangedToken> {
    return api.revokeToken({ ...this.sender(options), path: { workspace, id }, body });
  }

  /** Give a token a new value; the old one ends now or after a grace. */
  rotateToken(workspace: string, id: string, body: t.RotateToken = {}, options: CreateOptions = {}): Promise<t.RotatedToken> {
    return api.rotateToken({ ...this.sender(options), headers: { ...idempotencyKey(options) }, path: { workspace, id }, body });
  }

  /** How a token was used: verdicts by day, addresses, the last refusals, and what it holds against what it used. */
  readTokenUsage(workspace: string, id: string, query: t.ReadTokenUsageData['query'] = {}, options: CallOptions = {}): Promise<t.TokenUsage> {
    return api.readTokenUsage({ ...this.sender(options), path: { workspace, id }, query });
  }

  /** Disable, enable, revoke or delete many tokens, or say what that would do. */
  bulkTokens(workspace: string, body: t.BulkTokens, options: CallOptions & { query?: t.BulkTokensData['query'] } = {}): Promise<t.BulkResult> {
    return api.bulkTokens({ ...this.sender(options), path: { workspace }, body, ...(options.query && { query: options.query }) });
  }

  /** List who is told what happens to tokens. */
  listWebhooks(workspace: string, options: CallOptions = {}): Promise<t.WebhookList> {
    return api.listWebhooks({ ...this.sender(options), path: { workspace } });
  }

  /** Tell an address from now on; the signing secret is in the reply and nowhere else. */
  createWebhook(workspace: string, body: t.CreateWebhook, options: CreateOptions = {}): Promise<t.IssuedWebhook> {
    return api.createWebhook({ ...this.sender(options), headers: { ...idempotencyKey(options) }, path: { workspace }, body });
  }

  /** Change where messages go, which, and whether any do. */
  updateWebhook(workspace: string, id: string, body: t.UpdateWebhook = {}, options: CallOptions = {}): Promise<t.Webhook> {
    return api.updateWebhook({ ...this.sender(options), path: { workspace, id }, body });
  }

  /** End a webhook, with its secret and its deliveries. */
  deleteWebhook(workspace: string, id: string, options: CallOptions = {}): Promise<t.Webhook> {
    return api.deleteWebhook({ ...this.sender(options), path: { workspace, id } });
  }

  /** List what was sent in the last 30 days and what waits, each with its attempts. */
  listWebhookDeliveries(workspace: string, id: string, query: t.ListWebhookDeliveriesData['query'] = {}, options: CallOptions = {}): List<t.WebhookDelivery, t.WebhookDeliveryList> {
    return new List((at) => api.listWebhookDeliveries({ ...this.sender(options), path: { workspace, id }, query: { ...query, ...at } }));
  }

  /** Send a message again: the same id and body, retries from the start. */
  resendWebhookDelivery(workspace: string, id: string, delivery: string, options: CallOptions = {}): Promise<t.WebhookDelivery> {
    return api.resendWebhookDelivery({ ...this.sender(options, { once: true }), path: { workspace, id, delivery } });
  }

  /** Sign with a new secret; for a while messages carry a second signature, by the old one. */
  rotateWebhookSecret(workspace: string, id: string, body: t.RotateWebhookSecret = {}, options: CallOptions = {}): Promise<t.IssuedWebhook> {
    return api.rotateWebhookSecret({ ...this.sender(options, { once: true }), path: { workspace, id }, body });
  }

  /** Send a message of type webhook.test; the deliveries tell what became of it. */
  testWebhook(workspace: string, id: string, options: CallOptions = {}): Promise<t.WebhookDelivery> {
    return api.testWebhook({ ...this.sender(options, { once: true }), path: { workspace, id } });
  }
}
