import { changeHeaders, createHeaders, once } from './call-options.ts';
import type { CallOptions, ChangeOptions, CreateOptions } from './call-options.ts';
import { createClient } from './generated/client/index.ts';
import type { Client } from './generated/client/index.ts';
import * as api from './generated/sdk.gen.ts';
import type * as t from './generated/types.gen.ts';
import { readOptions } from './keyfob-options.ts';
import type { KeyfobOptions } from './keyfob-options.ts';
import { List } from './list.ts';
import { send } from './send.ts';
import type { Sending } from './send.ts';

/**
 * Keyfob over HTTP. Methods are named as the API's operations; their arguments are the path's, then the body or the
 * query, then options of the call. Each throws a `KeyfobError`; `verifyToken` answers a refusal as its value.
 * `{workspace}` is an id or a slug.
 */
export class Keyfob {
  readonly #client: Client;
  readonly #sending: Sending;

  constructor(options: KeyfobOptions) {
    const { client, sending } = readOptions(options);
    this.#client = createClient(client);
    this.#sending = sending;
  }

  // Tokens

  /** Creates a token. `value` is in this answer and nowhere else. */
  createToken(workspace: string, body: t.CreateToken, options: CreateOptions = {}): Promise<t.IssuedToken> {
    return api.createToken({ ...this.#with(options), ...createHeaders(options), path: { workspace }, body });
  }

  listTokens(
    workspace: string,
    query: t.ListTokensData['query'] = {},
    options?: CallOptions,
  ): List<t.Token, t.TokenList> {
    return new List((at) =>
      api.listTokens({ ...this.#with(options), path: { workspace }, query: { ...query, ...at } }),
    );
  }

  getToken(workspace: string, id: string, options?: CallOptions): Promise<t.Token> {
    return api.getToken({ ...this.#with(options), path: { workspace, id } });
  }

  /** Edits a token; its value stays. */
  updateToken(
    workspace: string,
    id: string,
    body: t.UpdateToken,
    options: ChangeOptions = {},
  ): Promise<t.ChangedToken> {
    return api.updateToken({ ...this.#with(options), ...changeHeaders(options), path: { workspace, id }, body });
  }

  /** Gives a token a new value; the old one ends now, or after `grace_seconds`. */
  rotateToken(
    workspace: string,
    id: string,
    body: t.RotateToken = {},
    options: CreateOptions = {},
  ): Promise<t.RotatedToken> {
    return api.rotateToken({ ...this.#with(options), ...createHeaders(options), path: { workspace, id }, body });
  }

  /** Gives a refreshable token more time. */
  extendToken(workspace: string, id: string, body: t.ExtendToken = {}, options?: CallOptions): Promise<t.ChangedToken> {
    return api.extendToken({ ...this.#with(once(options)), path: { workspace, id }, body });
  }

  disableToken(workspace: string, id: string, options?: CallOptions): Promise<t.ChangedToken> {
    return api.disableToken({ ...this.#with(options), path: { workspace, id } });
  }

  enableToken(workspace: string, id: string, options?: CallOptions): Promise<t.ChangedToken> {
    return api.enableToken({ ...this.#with(options), path: { workspace, id } });
  }

  /** Ends a token for good; it stays visible as revoked. When this has answered, no node accepts it. */
  revokeToken(workspace: string, id: string, body: t.RevokeToken = {}, options?: CallOptions): Promise<t.ChangedToken> {
    return api.revokeToken({ ...this.#with(options), path: { workspace, id }, body });
  }

  /** Revokes a token and hides it. */
  deleteToken(workspace: string, id: string, options?: CallOptions): Promise<t.ChangedToken> {
    return api.deleteToken({ ...this.#with(options), path: { workspace, id } });
  }

  /** Why a token is accepted or refused, check by check; needs no value. */
  explainToken(
    workspace: string,
    id: string,
    body: t.ExplainToken = {},
    options?: CallOptions,
  ): Promise<t.Explanation> {
    return api.explainToken({ ...this.#with(options), path: { workspace, id }, body });
  }

  // Verify

  /** Whether a value is good for what `require` names: `valid` says so, `code` and `missing` say why not. */
  verifyToken(body: t.VerifyToken, options?: CallOptions): Promise<t.Verdict> {
    return api.verifyToken({ ...this.#with(options), body });
  }

  /** Up to 100 of them; `results` are in the order of `items`. */
  verifyBatch(body: t.VerifyBatch, options?: CallOptions): Promise<t.Verdicts> {
    return api.verifyBatch({ ...this.#with(options), body });
  }

  // The calling token itself

  rotateSelf(body: t.RotateToken = {}, options: CreateOptions = {}): Promise<t.RotatedToken> {
    return api.rotateSelf({ ...this.#with(options), ...createHeaders(options), body });
  }

  extendSelf(body: t.ExtendToken = {}, options?: CallOptions): Promise<t.ChangedToken> {
    return api.extendSelf({ ...this.#with(once(options)), body });
  }

  revokeSelf(body: t.RevokeToken = {}, options?: CallOptions): Promise<t.ChangedToken> {
    return api.revokeSelf({ ...this.#with(options), body });
  }

  // Workspaces

  /** Who calls: person or token, workspaces, roles and effective grants. */
  readMe(options?: CallOptions): Promise<t.Me> {
    return api.readMe(this.#with(options));
  }

  listWorkspaces(query: t.ListWorkspacesData['query'] = {}, options?: CallOptions): List<t.Workspace, t.WorkspaceList> {
    return new List((at) => api.listWorkspaces({ ...this.#with(options), query: { ...query, ...at } }));
  }

  createWorkspace(body: t.CreateWorkspace, options: CreateOptions = {}): Promise<t.Workspace> {
    return api.createWorkspace({ ...this.#with(options), ...createHeaders(options), body });
  }

  getWorkspace(workspace: string, options?: CallOptions): Promise<t.Workspace> {
    return api.getWorkspace({ ...this.#with(options), path: { workspace } });
  }

  updateWorkspace(
    workspace: string,
    body: t.UpdateWorkspace,
    options: ChangeOptions = {},
  ): Promise<t.ChangedWorkspace> {
    return api.updateWorkspace({ ...this.#with(options), ...changeHeaders(options), path: { workspace }, body });
  }

  /** The workspace's own resource types beside the shared ones. */
  listResourceTypes(workspace: string, options?: CallOptions): Promise<t.ResourceTypeList> {
    return api.listResourceTypes({ ...this.#with(options), path: { workspace } });
  }

  /** Replaces the workspace's own resource types. */
  replaceResourceTypes(
    workspace: string,
    body: t.PutResourceTypes,
    options?: CallOptions,
  ): Promise<t.ReplacedResourceTypes> {
    return api.replaceResourceTypes({ ...this.#with(options), path: { workspace }, body });
  }

  // Audit

  listAuditEvents(
    workspace: string,
    query: t.ListAuditEventsData['query'] = {},
    options?: CallOptions,
  ): List<t.AuditEvent, t.AuditEventList> {
    return new List((at) =>
      api.listAuditEvents({ ...this.#with(options), path: { workspace }, query: { ...query, ...at } }),
    );
  }

  /** Whether the log is whole; with a head that was exported earlier, also whether its end was cut. */
  verifyAudit(workspace: string, body: t.VerifyAudit = {}, options?: CallOptions): Promise<t.AuditVerification> {
    return api.verifyAudit({ ...this.#with(options), path: { workspace }, body });
  }

  // The installation

  listInstallationResourceTypes(options?: CallOptions): Promise<t.ResourceTypes> {
    return api.listInstallationResourceTypes(this.#with(options));
  }

  replaceInstallationResourceTypes(body: t.PutResourceTypes, options?: CallOptions): Promise<t.ResourceTypes> {
    return api.replaceInstallationResourceTypes({ ...this.#with(options), body });
  }

  /** Whether the first owner is still to come; a `NotFoundError` afterwards. */
  readSetupState(options?: CallOptions): Promise<t.SetupState> {
    return api.readSetupState(this.#with(options));
  }

  /** Makes the first owner, once. */
  claimSetup(body: t.Setup, options?: CallOptions): Promise<t.SetupDone> {
    return api.claimSetup({ ...this.#with(options), body });
  }

  readHealth(options?: CallOptions): Promise<t.Alive> {
    return api.readHealth(this.#with(options));
  }

  /** Whether everything a request needs answers. `unavailable` is an answer too, given at once. */
  readReadiness(options: CallOptions = {}): Promise<t.Readiness> {
    return api.readReadiness(this.#with({ ...options, maxRetries: 0 }, [503]));
  }

  /** What this call sends with: the client's settings, then the call's own. `answers` are further statuses with a reply in them. */
  #with(options: CallOptions = {}, answers: readonly number[] = []) {
    const { signal, timeout = this.#sending.timeout, maxRetries = this.#sending.maxRetries } = options;
    const sending: Sending = { fetch: this.#sending.fetch, signal, timeout, maxRetries, answers };
    const fetch: typeof globalThis.fetch = (input, init) => send(new Request(input, init), sending);
    return { client: this.#client, fetch };
  }
}
