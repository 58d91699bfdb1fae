// Generated from openapi.json by `pnpm --filter @keyfob/sdk generate`: do not edit.

export type ClientOptions = {
    baseUrl: `${string}://${string}` | (string & {});
};

export type UpdateInstallation = {
    policy?: PolicyPatch;
    members_create_workspaces?: boolean;
};

export type PolicyPatch = {
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    max_lifetime?: string | number;
    allow_no_expiry?: boolean;
    allowed_kinds?: Array<'personal' | 'workspace'>;
    allowed_cidrs?: Array<string>;
    max_tokens_per_member?: number;
    max_tokens_per_workspace?: number;
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    max_family_age?: string | number;
    warning_days?: Array<number>;
    unused_after?: string | number | null;
    auto_disable_after?: string | number | null;
    auto_revoke_after?: string | number | null;
    rotation_after?: string | number | null;
    audit_retention?: string | number | null;
};

/**
 * A person who is in no workspace any more and no operator.
 */
export type EraseInstallationAudit = {
    /**
     * UUIDv7.
     */
    person_id: string;
};

export type VerifyAudit = {
    head?: AuditHead;
};

/**
 * An anchor: keep it elsewhere, and no later tail can be cut unseen.
 */
export type AuditHead = {
    /**
     * UUIDv7.
     */
    chain_id: string;
    seq: number;
    hash: string;
    key_version: number;
    mac: string;
};

export type CreateOperator = {
    /**
     * Of an existing account.
     */
    email: string;
};

export type CreatePasswordReset = {
    email: string;
};

export type PutResourceTypes = {
    data: Array<ResourceType>;
};

export type ResourceType = {
    key: string;
    actions: Array<{
        key: string;
        level: 'read' | 'write' | 'admin' | 'owner';
    }>;
};

export type TokenKind = 'personal' | 'workspace' | 'service';

export type TokenType = 'standard' | 'long_lived' | 'read_only';

export type Environment = 'production' | 'test';

export type CreateToken = {
    /**
     * Unique among the workspace’s live tokens (personal: the member’s), whatever the case.
     */
    name?: string;
    description?: string;
    /**
     * Required without `clone_of`.
     */
    kind?: TokenKind;
    type?: TokenType;
    environment?: Environment;
    role?: string;
    grants?: Array<Grant>;
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    expires_in?: string | number;
    expires_at?: string;
    no_expiry?: true;
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    default_expires_in?: string | number;
    not_before?: string;
    max_uses?: number;
    /**
     * Addresses or CIDR blocks the token may be used from; empty: any.
     */
    allowed_cidrs?: Array<string>;
    rate_limit?: {
        limit: number;
        window_seconds: number;
    };
    /**
     * Any JSON object of at most 4 KB.
     */
    metadata?: {
        [key: string]: Json;
    };
    /**
     * A token to take everything from but name and value; fields given beside it come first.
     */
    clone_of?: string;
};

export type Grant = {
    resource_type: string;
    resource_id?: string;
    actions: Array<string>;
};

export type Json = string | number | boolean | null | Array<Json> | {
    [key: string]: Json;
};

export type UpdateToken = {
    /**
     * Unique among the workspace’s live tokens (personal: the member’s), whatever the case.
     */
    name?: string;
    description?: string;
    role?: string;
    grants?: Array<Grant>;
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    expires_in?: string | number;
    expires_at?: string;
    no_expiry?: true;
    not_before?: string | null;
    max_uses?: number | null;
    /**
     * Addresses or CIDR blocks the token may be used from; empty: any.
     */
    allowed_cidrs?: Array<string>;
    rate_limit?: {
        limit: number;
        window_seconds: number;
    } | null;
    /**
     * Any JSON object of at most 4 KB.
     */
    metadata?: {
        [key: string]: Json;
    };
};

export type ExplainToken = {
    require?: Array<Requirement>;
    source_ip?: string | string;
};

export type Requirement = {
    resource_type: string;
    resource_id?: string;
    action: string;
};

export type ExtendToken = {
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    expires_in?: string | number;
};

export type RevokeToken = {
    reason?: string;
};

export type RotateToken = {
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    expires_in?: string | number;
    expires_at?: string;
    no_expiry?: true;
    /**
     * A duration (`24h`, `7d`, `1w`, `1y`) or whole seconds.
     */
    default_expires_in?: string | number;
    /**
     * How long the old value keeps working.
     */
    grace_seconds?: number;
};

/**
 * Either `ids` or `filter`.
 */
export type BulkTokens = {
    ids?: Array<string>;
    /**
     * As the list’s; every token it matches, however many.
     */
    filter?: TokenFilter;
    action: 'disable' | 'enable' | 'revoke' | 'delete';
    /**
     * Of a revocation.
     */
    reason?: string;
};

export type TokenFilter = {
    /**
     * Left out: every token but revoked ones.
     */
    status?: 'active' | 'disabled' | 'superseded' | 'expired' | 'revoked' | 'all';
    kind?: TokenKind;
    type?: TokenType;
    environment?: Environment;
    /**
     * A member id, or `me`.
     */
    owner?: 'me' | string;
    /**
     * Neither used nor made since then.
     */
    unused_since?: string;
    expires_before?: string;
    /**
     * The start of a name, or a whole token id.
     */
    q?: string;
};

export type AcceptInvitation = {
    /**
     * Of the new account.
     */
    password?: string;
    name?: string;
};

export type ReadInvitation = {
    code: string;
};

export type Setup = {
    code: string;
    email: string;
    password: string;
    workspace_name: string;
    starter_catalog?: boolean;
};

export type Unsubscribe = {
    /**
     * Take it back.
     */
    again?: string | boolean;
};

export type VerifyToken = {
    /**
     * The value to verify.
     */
    token: string;
    /**
     * All of these must be granted.
     */
    require?: Array<Requirement>;
    /**
     * Id or slug the token must belong to.
     */
    workspace?: string;
    environment?: Environment;
    /**
     * Address of the end caller, for tokens with an address list.
     */
    source_ip?: string | string;
    explain?: boolean;
};

export type VerifyBatch = {
    items: Array<VerifyToken>;
};

export type CreateWorkspace = {
    name: string;
    slug?: string;
    external_id?: string;
};

export type UpdateWorkspace = {
    name?: string;
    slug?: string;
    external_id?: string | null;
    policy?: PolicyPatch;
    /**
     * Also cut the lifetimes, and disable the kinds, of tokens issued before.
     */
    apply_to_existing?: boolean;
    /**
     * Operators only. False: every token of it is refused.
     */
    active?: boolean;
};

export type DeleteWorkspace = {
    /**
     * The slug of the workspace.
     */
    confirm: string;
};

/**
 * A member who was removed.
 */
export type EraseAudit = {
    /**
     * UUIDv7.
     */
    member_id: string;
};

export type BreakGlass = {
    /**
     * The workspace reads it in its audit log, and its owners are told.
     */
    reason: unknown & unknown;
};

export type JobName = 'expire-tokens' | 'remind-people' | 'disable-unused-tokens' | 'revoke-unused-tokens' | 'purge-tokens' | 'purge-usage' | 'purge-addresses' | 'archive-audit-log' | 'renew-signatures' | 'purge-idempotency-keys' | 'purge-webhook-deliveries' | 'reseal-webhook-secrets' | 'purge-mails' | 'purge-notifications' | 'purge-epoch-changes';

export type CreateInvitation = {
    /**
     * An e-mail address.
     */
    email: string;
    role: string;
};

export type CreateMember = {
    /**
     * Of an existing account; anybody else is invited instead.
     */
    email?: string;
    /**
     * What the platform calls this person.
     */
    external_id?: string;
    role: string;
    name?: string;
};

export type UpdateMember = {
    role?: string;
    /**
     * False suspends: nothing of theirs works until it is true.
     */
    active?: boolean;
    external_id?: string | null;
    name?: string | null;
};

export type ReadNotifications = {
    /**
     * Left out: all that the list shows.
     */
    ids?: Array<string>;
    /**
     * Instead of `ids`: the first of a list that was read, with all after it. What came since stays unread.
     */
    up_to?: string;
};

export type CreateRole = {
    key: string;
    name: string;
    description?: string;
    grants: Array<Grant>;
};

export type UpdateRole = {
    name?: string;
    description?: string;
    grants?: Array<Grant>;
};

export type CreateWebhook = {
    /**
     * Where messages are posted to: a public address, over https.
     */
    url: string;
    description?: string;
    /**
     * Null: everything, also what later releases add.
     */
    events?: Array<WebhookEventType> | null;
};

export type WebhookEventType = 'token.created' | 'token.first_used' | 'token.updated' | 'token.extended' | 'token.rotated' | 'token.disabled' | 'token.enabled' | 'token.revoked' | 'token.deleted' | 'token.expired' | 'token.reuse_detected' | 'token.expiring' | 'token.unused' | 'token.rotation_due' | 'token.disable_announced' | 'token.revoke_announced' | 'token.leaked' | 'housekeeping.halted';

export type UpdateWebhook = {
    /**
     * Where messages are posted to: a public address, over https.
     */
    url?: string;
    description?: string;
    /**
     * Null: everything, also what later releases add.
     */
    events?: Array<WebhookEventType> | null;
    /**
     * False: nothing is sent, and what waited is given up. True: it starts anew.
     */
    active?: boolean;
};

export type WebhookDeliveryStatus = 'pending' | 'delivered' | 'failed';

export type RotateWebhookSecret = {
    /**
     * How long messages carry a second signature, by the old secret.
     */
    overlap_seconds?: number;
};

export type Alive = {
    status: 'ok';
};

export type Problem = {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: 'invalid_json' | 'invalid_request' | 'invalid_cursor' | 'multiple_credentials' | 'authentication_required' | 'invalid_token' | 'permission_denied' | 'grants_not_held' | 'session_required' | 'token_required' | 'unknown_member' | 'foreign_origin' | 'invalid_setup_code' | 'not_found' | 'method_not_allowed' | 'name_taken' | 'token_dead' | 'token_disabled' | 'token_superseded' | 'not_refreshable' | 'limit_reached' | 'no_account' | 'invitation_void' | 'last_operator' | 'last_owner' | 'in_use' | 'not_halted' | 'job_paused' | 'job_of_installation' | 'uses_not_counted' | 'request_in_flight' | 'value_already_issued' | 'webhook_disabled' | 'version_mismatch' | 'body_too_large' | 'unsupported_media_type' | 'idempotency_key_reused' | 'too_many_requests' | 'headers_too_large' | 'internal_error' | 'unavailable';
    request_id: string;
    errors?: Array<{
        path: string;
        message: string;
    }>;
    /**
     * Grants the caller lacks, with `permission_denied` and `grants_not_held`.
     */
    missing?: Array<GrantOutput>;
    /**
     * With `in_use`: how many have the role.
     */
    in_use?: {
        members: number;
        tokens: number;
        invitations: number;
    };
};

export type Readiness = {
    status: 'ok' | 'unavailable';
    version: string;
    database: 'ok' | 'unavailable';
    /**
     * A worker that is away is reported and does not make the service unready.
     */
    worker: 'ok' | 'stale' | 'absent';
    /**
     * The company’s OpenID Connect provider. Passwords and tokens never need it.
     */
    sign_in_provider: 'ok' | 'unreachable' | 'misconfigured' | 'none';
};

export type Installation = {
    /**
     * In force wherever a workspace does not say otherwise.
     */
    policy: Policy;
    /**
     * Whether everybody who signs in may, or operators only.
     */
    members_create_workspaces: boolean;
    version: number;
};

export type Policy = {
    /**
     * Whole seconds.
     */
    max_lifetime: number;
    allow_no_expiry: boolean;
    allowed_kinds: Array<'personal' | 'workspace'>;
    /**
     * Where tokens may be used from; empty: anywhere.
     */
    allowed_cidrs: Array<string>;
    max_tokens_per_member: number;
    max_tokens_per_workspace: number;
    /**
     * How long a token may renew itself after a person last issued or rotated it.
     */
    max_family_age: number;
    /**
     * Days before expiry on which people are warned.
     */
    warning_days: Array<number>;
    unused_after: number | null;
    auto_disable_after: number | null;
    auto_revoke_after: number | null;
    rotation_after: number | null;
    audit_retention: number | null;
};

export type ChangedInstallation = {
    installation: Installation;
    effective: Effective;
};

/**
 * Nodes that refuse the old state, and how long it took until all of them did.
 */
export type Effective = {
    nodes: number;
    ms: number;
};

export type AuditEventList = {
    data: Array<AuditEvent>;
    next_cursor: string | null;
};

export type AuditEvent = {
    /**
     * UUIDv7.
     */
    id: string;
    seq: number;
    /**
     * RFC 3339, UTC.
     */
    at: string;
    actor: {
        kind: 'person' | 'token' | 'system';
        id: string | null;
        /**
         * A person’s e-mail or a token’s handle; null once erased.
         */
        label: string | null;
        via?: {
            kind: string;
            id: string | null;
            /**
             * A person’s e-mail or a token’s handle; null once erased.
             */
            label: string | null;
        };
    };
    action: string;
    subject: {
        kind: string;
        id: string | null;
        /**
         * A person’s e-mail or a token’s handle; null once erased.
         */
        label: string | null;
    };
    before?: {
        [key: string]: Json;
    };
    after?: {
        [key: string]: Json;
    };
    ip: string | null;
    request_id: string | null;
    /**
     * Salted digests that stand for the personal fields in the chain.
     */
    personal: {
        [key: string]: string;
    };
    /**
     * The salts of those digests; a field that was erased has none.
     */
    salts: {
        [key: string]: string;
    };
    prev_hash: string;
    hash: string;
};

/**
 * How many personal fields lost their clear text.
 */
export type AuditErasure = {
    fields: number;
};

export type AuditVerification = {
    valid: boolean;
    checked: number;
    head: AuditHeadOutput | null;
    first_bad_seq?: number;
};

export type OperatorList = {
    data: Array<Operator>;
};

export type Operator = {
    id: string;
    email: string;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
};

export type ChangedOperator = {
    operator: Operator;
    effective: Effective;
};

export type PasswordReset = {
    /**
     * Opens the page for a new password, once. What follows `#` is the secret.
     */
    link: string;
    /**
     * RFC 3339, UTC.
     */
    expires_at: string;
};

export type ResourceTypes = {
    data: Array<ResourceType>;
};

export type TokenList = {
    data: Array<Token>;
    next_cursor: string | null;
    /**
     * Active ones among all the caller may see, counted up to 10 000.
     */
    total_active: number;
    /**
     * False: there are more than 10 000.
     */
    total_active_exact: boolean;
};

export type Token = {
    /**
     * UUIDv7.
     */
    id: string;
    handle: string;
    name: string;
    description: string;
    kind: TokenKind;
    type: TokenType | null;
    environment: Environment;
    refreshable: boolean;
    access: 'full' | 'read';
    role: string | null;
    /**
     * The ceiling: what the token was given. A role token shows its role’s grants of now.
     */
    grants: Array<GrantOutput>;
    /**
     * What it may do now: its grants and, for a personal token, its owner’s.
     */
    effective_grants?: Array<GrantOutput>;
    status: TokenStatus;
    start: string;
    last4: string;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    created_by: {
        id: string;
        email: string | null;
    } | null;
    owner: {
        id: string;
        email: string | null;
    } | null;
    expires_at: string | null;
    not_before: string | null;
    last_used_at: string | null;
    last_used_ip: string | null;
    last_used_user_agent: string | null;
    use_count: number;
    max_uses: number | null;
    parent_id: string | null;
    /**
     * UUIDv7.
     */
    family_id: string;
    predecessor_id: string | null;
    successor_id: string | null;
    revoked_at: string | null;
    revoke_reason: string | null;
    allowed_cidrs: Array<string>;
    rate_limit: {
        limit: number;
        window_seconds: number;
    } | null;
    metadata: {
        [key: string]: Json;
    };
    version: number;
};

export type TokenStatus = 'active' | 'disabled' | 'superseded' | 'expired' | 'revoked';

export type IssuedToken = {
    token: Token;
    value: string;
};

export type ChangedToken = {
    token: Token;
    effective: Effective;
};

export type Explanation = {
    valid: boolean;
    code: VerdictCode;
    missing?: Array<GrantOutput>;
    /**
     * The token’s edit page with the missing grants filled in.
     */
    fix_url?: string;
    warnings: Array<'expires_soon' | 'superseded' | 'rotation_due'>;
    explain: Array<Check>;
};

/**
 * The first that applies, in this order.
 */
export type VerdictCode = 'not_found' | 'wrong_workspace' | 'wrong_environment' | 'revoked' | 'expired' | 'workspace_inactive' | 'owner_inactive' | 'disabled' | 'not_yet_valid' | 'ip_denied' | 'insufficient_permissions' | 'uses_exceeded' | 'rate_limited' | 'valid';

/**
 * One check of `explain`, named after the code it would answer.
 */
export type Check = {
    check: VerdictCode;
    ok: boolean;
    detail?: string;
};

export type RotatedToken = {
    token: Token;
    value: string;
    predecessor: Token;
    effective: Effective;
};

export type TokenUsage = {
    window_days: number;
    /**
     * How often each verdict was given; codes that were not are left out.
     */
    verdicts: {
        [key in VerdictCode]?: number;
    };
    /**
     * Different addresses, counted up to 100 a day.
     */
    distinct_ips: number;
    /**
     * UTC days on which the token was presented, oldest first.
     */
    days: Array<{
        day: string;
        /**
         * How often each verdict was given; codes that were not are left out.
         */
        verdicts: {
            [key in VerdictCode]?: number;
        };
        /**
         * Different addresses, counted up to 100 a day.
         */
        distinct_ips: number;
    }>;
    /**
     * The last 20, newest first.
     */
    refusals: Array<{
        /**
         * RFC 3339, UTC.
         */
        at: string;
        code: VerdictCode;
        ip: string | null;
        missing: Array<GrantOutput>;
    }>;
    /**
     * What it holds against what it used within the window.
     */
    permissions: {
        /**
         * Single permissions that the token’s grants amount to now.
         */
        held: number;
        used: number;
        /**
         * The last used first.
         */
        used_permissions: Array<{
            resource_type: string;
            resource_id: string;
            action: string;
            /**
             * RFC 3339, UTC.
             */
            last_used_at: string;
        }>;
        /**
         * Grants that would hold just what was used.
         */
        trimmed: Array<GrantOutput>;
    };
};

export type BulkResult = {
    action: 'disable' | 'enable' | 'revoke' | 'delete';
    dry_run: boolean;
    matched: number;
    /**
     * A dry run says how many would be.
     */
    changed: number;
    /**
     * Already as wanted.
     */
    unchanged: number;
    /**
     * Others that end with them: their children, and rotated values of the same family.
     */
    also_ended: number;
    refused: number;
    refused_by: Array<{
        code: string;
        count: number;
    }>;
    /**
     * The first 100 of them.
     */
    refusals: Array<{
        /**
         * UUIDv7.
         */
        id: string;
        code: string;
        detail: string;
    }>;
    /**
     * How many of the changed were used in the last 24 hours.
     */
    used_last_24h: number;
    used_last_7d: number;
    effective: Effective;
};

export type AcceptedInvitation = {
    workspace: {
        /**
         * UUIDv7.
         */
        id: string;
        slug: string;
        name: string;
    };
    member: Member;
};

export type Member = {
    /**
     * UUIDv7.
     */
    id: string;
    email: string | null;
    external_id: string | null;
    name: string | null;
    role: string;
    active: boolean;
    /**
     * When an operator’s break-glass membership ends by itself; null for every other.
     */
    expires_at: string | null;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    version: number;
};

export type OpenInvitation = {
    workspace: {
        slug: string;
        name: string;
    };
    email: string;
    role: {
        key: string;
        name: string;
    };
    invited_by: string;
    /**
     * RFC 3339, UTC.
     */
    expires_at: string;
    /**
     * Whether the person signs in first, or chooses a password.
     */
    has_account: boolean;
};

export type Me = {
    person: {
        id: string;
        email: string;
        name: string;
        operator: boolean;
    } | null;
    token: Token | null;
    workspaces: Array<{
        /**
         * UUIDv7.
         */
        id: string;
        slug: string;
        name: string;
        role: string | null;
        grants: Array<GrantOutput>;
    }>;
};

export type SessionList = {
    data: Array<Session>;
    next_cursor: string | null;
};

export type Session = {
    /**
     * UUIDv7.
     */
    id: string;
    /**
     * A device signed in by a code that was approved.
     */
    kind: 'browser' | 'device';
    /**
     * The program of a device, as it names itself.
     */
    client: string | null;
    user_agent: string | null;
    /**
     * Where it was signed in from.
     */
    ip: string | null;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    /**
     * Within a minute.
     */
    last_seen_at: string | null;
    /**
     * RFC 3339, UTC.
     */
    expires_at: string;
    /**
     * The one that asks.
     */
    current: boolean;
};

export type EndedSessions = {
    /**
     * How many sessions there were to end.
     */
    ended: number;
};

export type OwnTokenList = {
    data: Array<OwnToken>;
    next_cursor: string | null;
};

export type OwnToken = {
    /**
     * UUIDv7.
     */
    id: string;
    handle: string;
    name: string;
    description: string;
    kind: TokenKind;
    type: TokenType | null;
    environment: Environment;
    refreshable: boolean;
    access: 'full' | 'read';
    role: string | null;
    /**
     * The ceiling: what the token was given. A role token shows its role’s grants of now.
     */
    grants: Array<GrantOutput>;
    /**
     * What it may do now: its grants and, for a personal token, its owner’s.
     */
    effective_grants?: Array<GrantOutput>;
    status: TokenStatus;
    start: string;
    last4: string;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    created_by: {
        id: string;
        email: string | null;
    } | null;
    owner: {
        id: string;
        email: string | null;
    } | null;
    expires_at: string | null;
    not_before: string | null;
    last_used_at: string | null;
    last_used_ip: string | null;
    last_used_user_agent: string | null;
    use_count: number;
    max_uses: number | null;
    parent_id: string | null;
    /**
     * UUIDv7.
     */
    family_id: string;
    predecessor_id: string | null;
    successor_id: string | null;
    revoked_at: string | null;
    revoke_reason: string | null;
    allowed_cidrs: Array<string>;
    rate_limit: {
        limit: number;
        window_seconds: number;
    } | null;
    metadata: {
        [key: string]: Json;
    };
    version: number;
    workspace: {
        /**
         * UUIDv7.
         */
        id: string;
        slug: string;
        name: string;
    };
    /**
     * What the token was given and may not do now, because its owner no longer may; empty: nothing.
     */
    lost_grants: Array<GrantOutput>;
};

export type SetupState = {
    open: true;
};

export type SetupDone = {
    workspace: {
        /**
         * UUIDv7.
         */
        id: string;
        slug: string;
        name: string;
    };
};

export type SignInOptions = {
    password: true;
    /**
     * Whether links for a new password are sent by mail; else they are printed where Keyfob runs, and an operator can make one.
     */
    reset_by_mail: boolean;
    /**
     * The company’s provider: POST /api/auth/sign-in/social answers where to go.
     */
    oidc: {
        name: string;
    } | null;
};

/**
 * Security notices are in no list: they always come.
 */
export type Unsubscribed = {
    list: 'reminders' | 'activity';
    subscribed: boolean;
};

export type Verdict = {
    valid: boolean;
    code: VerdictCode;
    token?: {
        /**
         * UUIDv7.
         */
        id: string;
        name: string;
        kind: TokenKind;
        environment: Environment;
        workspace: {
            /**
             * UUIDv7.
             */
            id: string;
            slug: string;
            external_id: string | null;
        } | null;
        owner: {
            /**
             * UUIDv7.
             */
            id: string;
            email: string | null;
            external_id: string | null;
            role: string;
        } | null;
        grants: Array<GrantOutput>;
        expires_at: string | null;
        metadata: {
            [key: string]: Json;
        };
    };
    missing?: Array<GrantOutput>;
    /**
     * The token’s edit page with the missing grants filled in.
     */
    fix_url?: string;
    warnings: Array<'expires_soon' | 'superseded' | 'rotation_due'>;
    explain?: Array<Check>;
};

export type Verdicts = {
    results: Array<Verdict>;
};

export type WorkspaceList = {
    data: Array<Workspace>;
    next_cursor: string | null;
};

export type Workspace = {
    /**
     * UUIDv7.
     */
    id: string;
    slug: string;
    name: string;
    external_id: string | null;
    active: boolean;
    /**
     * The caller’s role in it; null for tokens and operators.
     */
    role: string | null;
    policy: Policy;
    version: number;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    /**
     * Where an operator lists every workspace.
     */
    counts?: {
        members: number;
        /**
         * Live ones.
         */
        tokens: number;
    };
};

export type ChangedWorkspace = {
    workspace: Workspace;
    dry_run: boolean;
    /**
     * With `apply_to_existing`: what it did. In a dry run: what it would do.
     */
    policy_effect: PolicyEffect | null;
    effective: Effective;
};

export type PolicyEffect = {
    /**
     * How many change, in whichever way.
     */
    tokens: number;
    /**
     * Would live longer than the policy allows from now on: they end then.
     */
    clamped: number;
    /**
     * Are of a kind that is no longer allowed.
     */
    disabled: number;
    /**
     * The same, but rotated away and in their grace: they are revoked.
     */
    ended: number;
    /**
     * Live tokens last used from an address that the policy refuses; these rules hold at once.
     */
    refused_addresses: number;
    /**
     * The oldest 20 that the caller may see.
     */
    examples: Array<{
        /**
         * UUIDv7.
         */
        id: string;
        handle: string;
        kind: TokenKind;
        expires_at: string | null;
        becomes: {
            status: TokenStatus;
            expires_at: string | null;
        };
    }>;
};

export type DeletedWorkspace = {
    workspace: Workspace;
    effective: Effective;
};

export type HousekeepingJobs = {
    data: Array<HousekeepingJob>;
};

export type HousekeepingJob = {
    job: JobName;
    every_seconds: number;
    /**
     * The last run, which served every workspace; null: none yet.
     */
    last_run: {
        /**
         * RFC 3339, UTC.
         */
        at: string;
        ended_at: string | null;
        failed: boolean;
    } | null;
    /**
     * The last run that did something in this workspace.
     */
    last_effect: {
        /**
         * RFC 3339, UTC.
         */
        at: string;
        /**
         * What was done, or would be, by kind: `{"expired": 3}`.
         */
        did: {
            [key: string]: number;
        };
    } | null;
    /**
     * Null while it is paused here, or before the first run.
     */
    next_run_at: string | null;
    paused_at: string | null;
    /**
     * It would have touched too much at once and waits for an approval.
     */
    halted: {
        /**
         * RFC 3339, UTC.
         */
        at: string;
        /**
         * What was done, or would be, by kind: `{"expired": 3}`.
         */
        would: {
            [key: string]: number;
        };
    } | null;
};

export type HousekeepingRun = {
    job: JobName;
    dry_run: boolean;
    /**
     * Of a dry run.
     */
    would: {
        [key: string]: number;
    } | null;
    /**
     * The worker has it; `GET …/housekeeping` tells what it did.
     */
    queued: boolean;
};

export type InvitationList = {
    data: Array<Invitation>;
    next_cursor: string | null;
};

export type Invitation = {
    /**
     * UUIDv7.
     */
    id: string;
    email: string;
    role: string;
    /**
     * E-mail address, or the handle of a token.
     */
    invited_by: string;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    /**
     * RFC 3339, UTC.
     */
    expires_at: string;
};

export type IssuedInvitation = {
    invitation: Invitation;
    /**
     * Works once. It is in this reply and nowhere else: send it to the person.
     */
    link: string;
    /**
     * Whether the person gets the link by mail too.
     */
    mailed: boolean;
};

export type MemberList = {
    data: Array<Member>;
    next_cursor: string | null;
};

export type ChangedMember = {
    member: Member;
    effective: Effective;
};

export type NotificationList = {
    data: Array<Notification>;
    next_cursor: string | null;
    /**
     * How many are unread in this workspace.
     */
    unread: number;
};

export type Notification = {
    /**
     * UUIDv7.
     */
    id: string;
    kind: 'created' | 'first_used' | 'expired' | 'rotated' | 'disabled' | 'revoked' | 'deleted' | 'reuse_detected' | 'expiring' | 'unused' | 'rotation_due' | 'disable_announced' | 'revoke_announced' | 'operator_entered' | 'housekeeping_halted';
    /**
     * One line that stands alone.
     */
    title: string;
    /**
     * What else to say of it, and what to do.
     */
    detail: string;
    /**
     * RFC 3339, UTC.
     */
    at: string;
    /**
     * What one did oneself is read from the start.
     */
    read_at: string | null;
    token: {
        /**
         * UUIDv7.
         */
        id: string;
        name: string;
    } | null;
    /**
     * The page of the console to look at it.
     */
    url: string | null;
    /**
     * Whether it went out by mail too, or is about to.
     */
    mailed: boolean;
};

export type UnreadNotifications = {
    /**
     * How many are unread in this workspace.
     */
    unread: number;
};

export type ResourceTypeList = {
    data: Array<{
        key: string;
        actions: Array<{
            key: string;
            level: 'read' | 'write' | 'admin' | 'owner';
        }>;
        /**
         * Whether it is the workspace’s own, which `PUT` replaces.
         */
        own: boolean;
    }>;
};

export type ReplacedResourceTypes = {
    data: Array<ResourceType>;
    effective: Effective;
};

export type RoleList = {
    data: Array<Role>;
};

export type Role = {
    key: string;
    name: string;
    description: string;
    /**
     * Fixed, and the same in every workspace.
     */
    built_in: boolean;
    grants: Array<GrantOutput>;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    version: number;
};

export type ChangedRole = {
    role: Role;
    effective: Effective;
};

export type WebhookList = {
    data: Array<Webhook>;
};

export type Webhook = {
    /**
     * UUIDv7.
     */
    id: string;
    url: string;
    description: string;
    events: Array<WebhookEventType> | null;
    status: 'active' | 'disabled';
    disabled_at: string | null;
    /**
     * By whom: somebody here; us, after three days of failures; the receiver, with 410 Gone.
     */
    disabled_reason: 'paused' | 'failing' | 'gone' | null;
    /**
     * The first failure since the last success.
     */
    failing_since: string | null;
    /**
     * Until then messages are signed with the secret before the rotation too.
     */
    former_secret_ends_at: string | null;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
};

export type IssuedWebhook = {
    webhook: Webhook;
    /**
     * `whsec_…`: what messages are signed with. In this reply and nowhere else.
     */
    secret: string;
};

export type WebhookDeliveryList = {
    data: Array<WebhookDelivery>;
    next_cursor: string | null;
};

export type WebhookDelivery = {
    /**
     * UUIDv7.
     */
    id: string;
    /**
     * UUIDv7.
     */
    webhook_id: string;
    /**
     * The header `webhook-id`: the same on every try.
     */
    message_id: string;
    type: string;
    /**
     * What is posted, byte for byte.
     */
    body: string;
    status: WebhookDeliveryStatus;
    /**
     * RFC 3339, UTC.
     */
    created_at: string;
    next_attempt_at: string | null;
    delivered_at: string | null;
    /**
     * The last 20, the oldest first.
     */
    attempts: Array<{
        /**
         * RFC 3339, UTC.
         */
        at: string;
        /**
         * HTTP status of the answer; null: there was none.
         */
        status: number | null;
        /**
         * How long the answer took, from the connection on; null: no connection was begun.
         */
        ms: number | null;
        /**
         * Why it counts as failed.
         */
        error: string | null;
        /**
         * The beginning of the answer’s body.
         */
        response: string | null;
    }>;
};

export type GrantOutput = {
    resource_type: string;
    resource_id: string;
    actions: Array<string>;
};

/**
 * An anchor: keep it elsewhere, and no later tail can be cut unseen.
 */
export type AuditHeadOutput = {
    /**
     * UUIDv7.
     */
    chain_id: string;
    seq: number;
    hash: string;
    key_version: number;
    mac: string;
};

export type ReadHealthData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/healthz';
};

export type ReadHealthErrors = {
    /**
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReadHealthError = ReadHealthErrors[keyof ReadHealthErrors];

export type ReadHealthResponses = {
    /**
     * Whether the process is alive
     */
    200: Alive;
};

export type ReadHealthResponse = ReadHealthResponses[keyof ReadHealthResponses];

export type ReadReadinessData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/readyz';
};

export type ReadReadinessErrors = {
    /**
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * A dependency does not answer.
     */
    503: Readiness;
};

export type ReadReadinessError = ReadReadinessErrors[keyof ReadReadinessErrors];

export type ReadReadinessResponses = {
    /**
     * Whether everything a request needs answers
     */
    200: Readiness;
};

export type ReadReadinessResponse = ReadReadinessResponses[keyof ReadReadinessResponses];

export type GetInstallationData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/installation';
};

export type GetInstallationErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type GetInstallationError = GetInstallationErrors[keyof GetInstallationErrors];

export type GetInstallationResponses = {
    /**
     * Read the settings of the installation
     */
    200: Installation;
};

export type GetInstallationResponse = GetInstallationResponses[keyof GetInstallationResponses];

export type UpdateInstallationData = {
    body?: UpdateInstallation;
    headers?: {
        /**
         * The ETag of an earlier reply; another version answers 412.
         */
        'If-Match'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/installation';
};

export type UpdateInstallationErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `version_mismatch`: The resource has changed.
     */
    412: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UpdateInstallationError = UpdateInstallationErrors[keyof UpdateInstallationErrors];

export type UpdateInstallationResponses = {
    /**
     * Change the default policy, or who may create workspaces
     */
    200: ChangedInstallation;
};

export type UpdateInstallationResponse = UpdateInstallationResponses[keyof UpdateInstallationResponses];

export type ListInstallationAuditEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        /**
         * An action, or the beginning of several with its dot: `token.`.
         */
        action?: string;
        /**
         * Who did it: an id, an e-mail or a token’s handle.
         */
        actor?: string;
        /**
         * The id of what was changed.
         */
        subject?: string;
        /**
         * What was changed.
         */
        subject_kind?: string;
        /**
         * From this instant on.
         */
        since?: string;
        /**
         * Before this instant.
         */
        until?: string;
        /**
         * The beginning of an action, a label or an IP address; or a whole id, of a request too.
         */
        q?: string;
        order?: 'newest' | 'oldest';
    };
    url: '/v1/installation/audit-events';
};

export type ListInstallationAuditEventsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListInstallationAuditEventsError = ListInstallationAuditEventsErrors[keyof ListInstallationAuditEventsErrors];

export type ListInstallationAuditEventsResponses = {
    /**
     * List the installation’s own audit events
     */
    200: AuditEventList;
};

export type ListInstallationAuditEventsResponse = ListInstallationAuditEventsResponses[keyof ListInstallationAuditEventsResponses];

export type EraseInstallationAuditData = {
    body: EraseInstallationAudit;
    path?: never;
    query?: never;
    url: '/v1/installation/audit-events/erase';
};

export type EraseInstallationAuditErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `in_use`: Still in use.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type EraseInstallationAuditError = EraseInstallationAuditErrors[keyof EraseInstallationAuditErrors];

export type EraseInstallationAuditResponses = {
    /**
     * Erase a person who is in no workspace any more: their account, and what is personal in the log
     */
    200: AuditErasure;
};

export type EraseInstallationAuditResponse = EraseInstallationAuditResponses[keyof EraseInstallationAuditResponses];

export type ExportInstallationAuditEventsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * `jsonl` can be verified offline (`keyfob audit verify`); `csv` is for spreadsheets.
         */
        format?: 'jsonl' | 'csv';
        /**
         * From this instant on.
         */
        since?: string;
        /**
         * Before this instant.
         */
        until?: string;
    };
    url: '/v1/installation/audit-events/export';
};

export type ExportInstallationAuditEventsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ExportInstallationAuditEventsError = ExportInstallationAuditEventsErrors[keyof ExportInstallationAuditEventsErrors];

export type ExportInstallationAuditEventsResponses = {
    /**
     * The installation’s own log as a file, oldest first
     */
    200: Blob | File;
};

export type ExportInstallationAuditEventsResponse = ExportInstallationAuditEventsResponses[keyof ExportInstallationAuditEventsResponses];

export type VerifyInstallationAuditData = {
    body?: VerifyAudit;
    path?: never;
    query?: never;
    url: '/v1/installation/audit-events/verify';
};

export type VerifyInstallationAuditErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type VerifyInstallationAuditError = VerifyInstallationAuditErrors[keyof VerifyInstallationAuditErrors];

export type VerifyInstallationAuditResponses = {
    /**
     * Check the installation’s own chain, against a head kept elsewhere if one is given
     */
    200: AuditVerification;
};

export type VerifyInstallationAuditResponse = VerifyInstallationAuditResponses[keyof VerifyInstallationAuditResponses];

export type ListOperatorsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/installation/operators';
};

export type ListOperatorsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListOperatorsError = ListOperatorsErrors[keyof ListOperatorsErrors];

export type ListOperatorsResponses = {
    /**
     * Who runs the installation
     */
    200: OperatorList;
};

export type ListOperatorsResponse = ListOperatorsResponses[keyof ListOperatorsResponses];

export type CreateOperatorData = {
    body: CreateOperator;
    path?: never;
    query?: never;
    url: '/v1/installation/operators';
};

export type CreateOperatorErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `no_account`: No account has this e-mail address.
     *
     * `name_taken`: The name is taken.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateOperatorError = CreateOperatorErrors[keyof CreateOperatorErrors];

export type CreateOperatorResponses = {
    /**
     * Make a person with an account an operator; operators only
     */
    201: Operator;
};

export type CreateOperatorResponse = CreateOperatorResponses[keyof CreateOperatorResponses];

export type DeleteOperatorData = {
    body?: never;
    path: {
        id: string;
    };
    query?: never;
    url: '/v1/installation/operators/{id}';
};

export type DeleteOperatorErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `last_operator`: The last operator stays.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteOperatorError = DeleteOperatorErrors[keyof DeleteOperatorErrors];

export type DeleteOperatorResponses = {
    /**
     * Make a person an operator no longer, and end their break-glass memberships; operators only
     */
    200: ChangedOperator;
};

export type DeleteOperatorResponse = DeleteOperatorResponses[keyof DeleteOperatorResponses];

export type CreatePasswordResetData = {
    body: CreatePasswordReset;
    path?: never;
    query?: never;
    url: '/v1/installation/password-resets';
};

export type CreatePasswordResetErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `session_required`: Only a signed-in person may do this.
     *
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreatePasswordResetError = CreatePasswordResetErrors[keyof CreatePasswordResetErrors];

export type CreatePasswordResetResponses = {
    /**
     * Make a one-time link by which a person sets a new password; operators only
     */
    201: PasswordReset;
};

export type CreatePasswordResetResponse = CreatePasswordResetResponses[keyof CreatePasswordResetResponses];

export type ListInstallationResourceTypesData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/installation/resource-types';
};

export type ListInstallationResourceTypesErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListInstallationResourceTypesError = ListInstallationResourceTypesErrors[keyof ListInstallationResourceTypesErrors];

export type ListInstallationResourceTypesResponses = {
    /**
     * The resource types every workspace shares
     */
    200: ResourceTypes;
};

export type ListInstallationResourceTypesResponse = ListInstallationResourceTypesResponses[keyof ListInstallationResourceTypesResponses];

export type ReplaceInstallationResourceTypesData = {
    body: PutResourceTypes;
    path?: never;
    query?: never;
    url: '/v1/installation/resource-types';
};

export type ReplaceInstallationResourceTypesErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `in_use`: Still in use.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReplaceInstallationResourceTypesError = ReplaceInstallationResourceTypesErrors[keyof ReplaceInstallationResourceTypesErrors];

export type ReplaceInstallationResourceTypesResponses = {
    /**
     * Replace the shared resource types
     */
    200: ResourceTypes;
};

export type ReplaceInstallationResourceTypesResponse = ReplaceInstallationResourceTypesResponses[keyof ReplaceInstallationResourceTypesResponses];

export type ListServiceTokensData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        /**
         * Left out: every token but revoked ones.
         */
        status?: 'active' | 'disabled' | 'superseded' | 'expired' | 'revoked' | 'all';
        kind?: TokenKind;
        type?: TokenType;
        environment?: Environment;
        /**
         * A member id, or `me`.
         */
        owner?: 'me' | string;
        /**
         * Neither used nor made since then.
         */
        unused_since?: string;
        expires_before?: string;
        /**
         * The start of a name, or a whole token id.
         */
        q?: string;
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
    };
    url: '/v1/installation/tokens';
};

export type ListServiceTokensErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListServiceTokensError = ListServiceTokensErrors[keyof ListServiceTokensErrors];

export type ListServiceTokensResponses = {
    /**
     * List service tokens
     */
    200: TokenList;
};

export type ListServiceTokensResponse = ListServiceTokensResponses[keyof ListServiceTokensResponses];

export type CreateServiceTokenData = {
    body?: CreateToken;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/installation/tokens';
};

export type CreateServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `name_taken`: The name is taken.
     *
     * `limit_reached`: A limit of the policy is reached.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateServiceTokenError = CreateServiceTokenErrors[keyof CreateServiceTokenErrors];

export type CreateServiceTokenResponses = {
    /**
     * Create a service token, by which a platform’s own services use Keyfob
     */
    201: IssuedToken;
};

export type CreateServiceTokenResponse = CreateServiceTokenResponses[keyof CreateServiceTokenResponses];

export type DeleteServiceTokenData = {
    body?: never;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}';
};

export type DeleteServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteServiceTokenError = DeleteServiceTokenErrors[keyof DeleteServiceTokenErrors];

export type DeleteServiceTokenResponses = {
    /**
     * Revoke a service token now and hide it
     */
    200: ChangedToken;
};

export type DeleteServiceTokenResponse = DeleteServiceTokenResponses[keyof DeleteServiceTokenResponses];

export type GetServiceTokenData = {
    body?: never;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}';
};

export type GetServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type GetServiceTokenError = GetServiceTokenErrors[keyof GetServiceTokenErrors];

export type GetServiceTokenResponses = {
    /**
     * Read a service token
     */
    200: Token;
};

export type GetServiceTokenResponse = GetServiceTokenResponses[keyof GetServiceTokenResponses];

export type UpdateServiceTokenData = {
    body?: UpdateToken;
    headers?: {
        /**
         * The ETag of an earlier reply; another version answers 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}';
};

export type UpdateServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `name_taken`: The name is taken.
     *
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `version_mismatch`: The resource has changed.
     */
    412: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UpdateServiceTokenError = UpdateServiceTokenErrors[keyof UpdateServiceTokenErrors];

export type UpdateServiceTokenResponses = {
    /**
     * Edit a service token; its value stays
     */
    200: ChangedToken;
};

export type UpdateServiceTokenResponse = UpdateServiceTokenResponses[keyof UpdateServiceTokenResponses];

export type DisableServiceTokenData = {
    body?: never;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}/disable';
};

export type DisableServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DisableServiceTokenError = DisableServiceTokenErrors[keyof DisableServiceTokenErrors];

export type DisableServiceTokenResponses = {
    /**
     * Refuse a service token until it is enabled again
     */
    200: ChangedToken;
};

export type DisableServiceTokenResponse = DisableServiceTokenResponses[keyof DisableServiceTokenResponses];

export type EnableServiceTokenData = {
    body?: never;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}/enable';
};

export type EnableServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type EnableServiceTokenError = EnableServiceTokenErrors[keyof EnableServiceTokenErrors];

export type EnableServiceTokenResponses = {
    /**
     * Accept a disabled service token again
     */
    200: ChangedToken;
};

export type EnableServiceTokenResponse = EnableServiceTokenResponses[keyof EnableServiceTokenResponses];

export type ExplainServiceTokenData = {
    body?: ExplainToken;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}/explain';
};

export type ExplainServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ExplainServiceTokenError = ExplainServiceTokenErrors[keyof ExplainServiceTokenErrors];

export type ExplainServiceTokenResponses = {
    /**
     * Why a service token is accepted or refused: each check in order
     */
    200: Explanation;
};

export type ExplainServiceTokenResponse = ExplainServiceTokenResponses[keyof ExplainServiceTokenResponses];

export type ExtendServiceTokenData = {
    body?: ExtendToken;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}/extend';
};

export type ExtendServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     *
     * `not_refreshable`: The token cannot be extended.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ExtendServiceTokenError = ExtendServiceTokenErrors[keyof ExtendServiceTokenErrors];

export type ExtendServiceTokenResponses = {
    /**
     * Give a refreshable service token more time
     */
    200: ChangedToken;
};

export type ExtendServiceTokenResponse = ExtendServiceTokenResponses[keyof ExtendServiceTokenResponses];

export type RevokeServiceTokenData = {
    body?: RevokeToken;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}/revoke';
};

export type RevokeServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RevokeServiceTokenError = RevokeServiceTokenErrors[keyof RevokeServiceTokenErrors];

export type RevokeServiceTokenResponses = {
    /**
     * End a service token and its children for good; it stays visible as revoked
     */
    200: ChangedToken;
};

export type RevokeServiceTokenResponse = RevokeServiceTokenResponses[keyof RevokeServiceTokenResponses];

export type RotateServiceTokenData = {
    body?: RotateToken;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/installation/tokens/{id}/rotate';
};

export type RotateServiceTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `token_dead`: The token is revoked or expired.
     *
     * `token_disabled`: The token is disabled.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RotateServiceTokenError = RotateServiceTokenErrors[keyof RotateServiceTokenErrors];

export type RotateServiceTokenResponses = {
    /**
     * Give a service token a new value; the old one ends now or after a grace
     */
    200: RotatedToken;
};

export type RotateServiceTokenResponse = RotateServiceTokenResponses[keyof RotateServiceTokenResponses];

export type ReadServiceTokenUsageData = {
    body?: never;
    path: {
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: {
        /**
         * How far to look back.
         */
        days?: number;
    };
    url: '/v1/installation/tokens/{id}/usage';
};

export type ReadServiceTokenUsageErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReadServiceTokenUsageError = ReadServiceTokenUsageErrors[keyof ReadServiceTokenUsageErrors];

export type ReadServiceTokenUsageResponses = {
    /**
     * How a service token was used, as for a workspace’s
     */
    200: TokenUsage;
};

export type ReadServiceTokenUsageResponse = ReadServiceTokenUsageResponses[keyof ReadServiceTokenUsageResponses];

export type BulkServiceTokensData = {
    body: BulkTokens;
    path?: never;
    query?: {
        /**
         * Say what the same request without it does, and change nothing.
         */
        dry_run?: string;
    };
    url: '/v1/installation/tokens/bulk';
};

export type BulkServiceTokensErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type BulkServiceTokensError = BulkServiceTokensErrors[keyof BulkServiceTokensErrors];

export type BulkServiceTokensResponses = {
    /**
     * Disable, enable, revoke or delete many service tokens, or say what that would do
     */
    200: BulkResult;
};

export type BulkServiceTokensResponse = BulkServiceTokensResponses[keyof BulkServiceTokensResponses];

export type AcceptInvitationData = {
    body?: AcceptInvitation;
    path: {
        code: string;
    };
    query?: never;
    url: '/v1/invitations/{code}/accept';
};

export type AcceptInvitationErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `invitation_void`: The invitation no longer holds.
     *
     * `name_taken`: The name is taken.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type AcceptInvitationError = AcceptInvitationErrors[keyof AcceptInvitationErrors];

export type AcceptInvitationResponses = {
    /**
     * Join as the person who is signed in, or as a new one with a password
     */
    200: AcceptedInvitation;
};

export type AcceptInvitationResponse = AcceptInvitationResponses[keyof AcceptInvitationResponses];

export type ReadInvitationData = {
    body: ReadInvitation;
    path?: never;
    query?: never;
    url: '/v1/invitations/read';
};

export type ReadInvitationErrors = {
    /**
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReadInvitationError = ReadInvitationErrors[keyof ReadInvitationErrors];

export type ReadInvitationResponses = {
    /**
     * What an invitation says, to whoever holds its link
     */
    200: OpenInvitation;
};

export type ReadInvitationResponse = ReadInvitationResponses[keyof ReadInvitationResponses];

export type ReadMeData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/me';
};

export type ReadMeErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReadMeError = ReadMeErrors[keyof ReadMeErrors];

export type ReadMeResponses = {
    /**
     * Who calls: person or token, workspaces, roles and effective grants
     */
    200: Me;
};

export type ReadMeResponse = ReadMeResponses[keyof ReadMeResponses];

export type EndSessionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * End every session but the one that asks.
         */
        keep_current?: string;
    };
    url: '/v1/me/sessions';
};

export type EndSessionsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `session_required`: Only a signed-in person may do this.
     *
     * `foreign_origin`: The request comes from another origin.
     */
    403: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type EndSessionsError = EndSessionsErrors[keyof EndSessionsErrors];

export type EndSessionsResponses = {
    /**
     * Sign out everywhere, or everywhere else
     */
    200: EndedSessions;
};

export type EndSessionsResponse = EndSessionsResponses[keyof EndSessionsResponses];

export type ListSessionsData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
    };
    url: '/v1/me/sessions';
};

export type ListSessionsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `session_required`: Only a signed-in person may do this.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListSessionsError = ListSessionsErrors[keyof ListSessionsErrors];

export type ListSessionsResponses = {
    /**
     * Where I am signed in: browsers and devices
     */
    200: SessionList;
};

export type ListSessionsResponse = ListSessionsResponses[keyof ListSessionsResponses];

export type EndSessionData = {
    body?: never;
    path: {
        /**
         * Id of the session, or `current` for the one that asks.
         */
        id: string | 'current';
    };
    query?: never;
    url: '/v1/me/sessions/{id}';
};

export type EndSessionErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `session_required`: Only a signed-in person may do this.
     *
     * `foreign_origin`: The request comes from another origin.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type EndSessionError = EndSessionErrors[keyof EndSessionErrors];

export type EndSessionResponses = {
    /**
     * Sign out in one place
     */
    200: EndedSessions;
};

export type EndSessionResponse = EndSessionResponses[keyof EndSessionResponses];

export type ListOwnTokensData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        /**
         * Left out: every token but revoked ones.
         */
        status?: 'active' | 'disabled' | 'superseded' | 'expired' | 'revoked' | 'all';
        type?: TokenType;
        environment?: Environment;
        /**
         * Neither used nor made since then.
         */
        unused_since?: string;
        expires_before?: string;
        /**
         * The start of a name, or a whole token id.
         */
        q?: string;
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
    };
    url: '/v1/me/tokens';
};

export type ListOwnTokensErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `session_required`: Only a signed-in person may do this.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListOwnTokensError = ListOwnTokensErrors[keyof ListOwnTokensErrors];

export type ListOwnTokensResponses = {
    /**
     * The caller’s personal tokens in all their workspaces
     */
    200: OwnTokenList;
};

export type ListOwnTokensResponse = ListOwnTokensResponses[keyof ListOwnTokensResponses];

export type ExtendSelfData = {
    body?: ExtendToken;
    path?: never;
    query?: never;
    url: '/v1/self/extend';
};

export type ExtendSelfErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     *
     * `token_required`: Only an access token may do this.
     */
    401: Problem;
    /**
     * `not_refreshable`: The token cannot be extended.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ExtendSelfError = ExtendSelfErrors[keyof ExtendSelfErrors];

export type ExtendSelfResponses = {
    /**
     * The calling token takes more time
     */
    200: ChangedToken;
};

export type ExtendSelfResponse = ExtendSelfResponses[keyof ExtendSelfResponses];

export type RevokeSelfData = {
    body?: RevokeToken;
    path?: never;
    query?: never;
    url: '/v1/self/revoke';
};

export type RevokeSelfErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     *
     * `token_required`: Only an access token may do this.
     */
    401: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RevokeSelfError = RevokeSelfErrors[keyof RevokeSelfErrors];

export type RevokeSelfResponses = {
    /**
     * The calling token ends itself
     */
    200: ChangedToken;
};

export type RevokeSelfResponse = RevokeSelfResponses[keyof RevokeSelfResponses];

export type RotateSelfData = {
    body?: RotateToken;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/self/rotate';
};

export type RotateSelfErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     *
     * `token_required`: Only an access token may do this.
     */
    401: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RotateSelfError = RotateSelfErrors[keyof RotateSelfErrors];

export type RotateSelfResponses = {
    /**
     * The calling token gives itself a new value
     */
    200: RotatedToken;
};

export type RotateSelfResponse = RotateSelfResponses[keyof RotateSelfResponses];

export type ReadSetupStateData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/setup';
};

export type ReadSetupStateErrors = {
    /**
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReadSetupStateError = ReadSetupStateErrors[keyof ReadSetupStateErrors];

export type ReadSetupStateResponses = {
    /**
     * Whether the first owner is still to come; 404 afterwards
     */
    200: SetupState;
};

export type ReadSetupStateResponse = ReadSetupStateResponses[keyof ReadSetupStateResponses];

export type ClaimSetupData = {
    body: Setup;
    path?: never;
    query?: never;
    url: '/v1/setup';
};

export type ClaimSetupErrors = {
    /**
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `invalid_setup_code`: The setup code is not right.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `too_many_requests`: Too many requests.
     */
    429: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ClaimSetupError = ClaimSetupErrors[keyof ClaimSetupErrors];

export type ClaimSetupResponses = {
    /**
     * Become the first owner, once
     */
    201: SetupDone;
};

export type ClaimSetupResponse = ClaimSetupResponses[keyof ClaimSetupResponses];

export type ReadSignInOptionsData = {
    body?: never;
    path?: never;
    query?: never;
    url: '/v1/sign-in-options';
};

export type ReadSignInOptionsErrors = {
    /**
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReadSignInOptionsError = ReadSignInOptionsErrors[keyof ReadSignInOptionsErrors];

export type ReadSignInOptionsResponses = {
    /**
     * What a sign-in page offers
     */
    200: SignInOptions;
};

export type ReadSignInOptionsResponse = ReadSignInOptionsResponses[keyof ReadSignInOptionsResponses];

export type UnsubscribeData = {
    body?: Unsubscribe;
    path: {
        /**
         * What the link of a mail ends with.
         */
        code: string;
    };
    query?: never;
    url: '/v1/unsubscribe/{code}';
};

export type UnsubscribeErrors = {
    /**
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UnsubscribeError = UnsubscribeErrors[keyof UnsubscribeErrors];

export type UnsubscribeResponses = {
    /**
     * Stop the mails that a link is of, or let them come again
     */
    200: Unsubscribed;
};

export type UnsubscribeResponse = UnsubscribeResponses[keyof UnsubscribeResponses];

export type VerifyTokenData = {
    body: VerifyToken;
    path?: never;
    query?: never;
    url: '/v1/verify';
};

export type VerifyTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type VerifyTokenError = VerifyTokenErrors[keyof VerifyTokenErrors];

export type VerifyTokenResponses = {
    /**
     * Is this token good for this? Answers 200 with the verdict, whatever it is
     */
    200: Verdict;
};

export type VerifyTokenResponse = VerifyTokenResponses[keyof VerifyTokenResponses];

export type VerifyBatchData = {
    body: VerifyBatch;
    path?: never;
    query?: never;
    url: '/v1/verify/batch';
};

export type VerifyBatchErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type VerifyBatchError = VerifyBatchErrors[keyof VerifyBatchErrors];

export type VerifyBatchResponses = {
    /**
     * Up to 100 verdicts in one call, in order
     */
    200: Verdicts;
};

export type VerifyBatchResponse = VerifyBatchResponses[keyof VerifyBatchResponses];

export type ListWorkspacesData = {
    body?: never;
    path?: never;
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        /**
         * The platform’s own id of it.
         */
        external_id?: string;
        /**
         * Every workspace, with counts. Operators only.
         */
        all?: 'true';
    };
    url: '/v1/workspaces';
};

export type ListWorkspacesErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListWorkspacesError = ListWorkspacesErrors[keyof ListWorkspacesErrors];

export type ListWorkspacesResponses = {
    /**
     * List the workspaces the caller belongs to; for a service token all
     */
    200: WorkspaceList;
};

export type ListWorkspacesResponse = ListWorkspacesResponses[keyof ListWorkspacesResponses];

export type CreateWorkspaceData = {
    body: CreateWorkspace;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path?: never;
    query?: never;
    url: '/v1/workspaces';
};

export type CreateWorkspaceErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `name_taken`: The name is taken.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateWorkspaceError = CreateWorkspaceErrors[keyof CreateWorkspaceErrors];

export type CreateWorkspaceResponses = {
    /**
     * Create a workspace: operators, service tokens, and all who signed in where the installation lets them
     */
    201: Workspace;
};

export type CreateWorkspaceResponse = CreateWorkspaceResponses[keyof CreateWorkspaceResponses];

export type DeleteWorkspaceData = {
    body: DeleteWorkspace;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}';
};

export type DeleteWorkspaceErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteWorkspaceError = DeleteWorkspaceErrors[keyof DeleteWorkspaceErrors];

export type DeleteWorkspaceResponses = {
    /**
     * End a workspace and every token of it
     */
    200: DeletedWorkspace;
};

export type DeleteWorkspaceResponse = DeleteWorkspaceResponses[keyof DeleteWorkspaceResponses];

export type GetWorkspaceData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}';
};

export type GetWorkspaceErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type GetWorkspaceError = GetWorkspaceErrors[keyof GetWorkspaceErrors];

export type GetWorkspaceResponses = {
    /**
     * Read a workspace
     */
    200: Workspace;
};

export type GetWorkspaceResponse = GetWorkspaceResponses[keyof GetWorkspaceResponses];

export type UpdateWorkspaceData = {
    body?: UpdateWorkspace;
    headers?: {
        /**
         * The ETag of an earlier reply; another version answers 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * Say what the same request without it does, and change nothing.
         */
        dry_run?: string;
    };
    url: '/v1/workspaces/{workspace}';
};

export type UpdateWorkspaceErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `name_taken`: The name is taken.
     */
    409: Problem;
    /**
     * `version_mismatch`: The resource has changed.
     */
    412: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UpdateWorkspaceError = UpdateWorkspaceErrors[keyof UpdateWorkspaceErrors];

export type UpdateWorkspaceResponses = {
    /**
     * Edit a workspace and its policy, or say what a policy would do to existing tokens
     */
    200: ChangedWorkspace;
};

export type UpdateWorkspaceResponse = UpdateWorkspaceResponses[keyof UpdateWorkspaceResponses];

export type ListAuditEventsData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        /**
         * An action, or the beginning of several with its dot: `token.`.
         */
        action?: string;
        /**
         * Who did it: an id, an e-mail or a token’s handle.
         */
        actor?: string;
        /**
         * The id of what was changed.
         */
        subject?: string;
        /**
         * What was changed.
         */
        subject_kind?: string;
        /**
         * From this instant on.
         */
        since?: string;
        /**
         * Before this instant.
         */
        until?: string;
        /**
         * The beginning of an action, a label or an IP address; or a whole id, of a request too.
         */
        q?: string;
        order?: 'newest' | 'oldest';
    };
    url: '/v1/workspaces/{workspace}/audit-events';
};

export type ListAuditEventsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListAuditEventsError = ListAuditEventsErrors[keyof ListAuditEventsErrors];

export type ListAuditEventsResponses = {
    /**
     * List audit events
     */
    200: AuditEventList;
};

export type ListAuditEventsResponse = ListAuditEventsResponses[keyof ListAuditEventsResponses];

export type EraseAuditData = {
    body: EraseAudit;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/audit-events/erase';
};

export type EraseAuditErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `in_use`: Still in use.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type EraseAuditError = EraseAuditErrors[keyof EraseAuditErrors];

export type EraseAuditResponses = {
    /**
     * Erase what is personal of a removed member; the chain stays whole
     */
    200: AuditErasure;
};

export type EraseAuditResponse = EraseAuditResponses[keyof EraseAuditResponses];

export type ExportAuditEventsData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * `jsonl` can be verified offline (`keyfob audit verify`); `csv` is for spreadsheets.
         */
        format?: 'jsonl' | 'csv';
        /**
         * From this instant on.
         */
        since?: string;
        /**
         * Before this instant.
         */
        until?: string;
    };
    url: '/v1/workspaces/{workspace}/audit-events/export';
};

export type ExportAuditEventsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ExportAuditEventsError = ExportAuditEventsErrors[keyof ExportAuditEventsErrors];

export type ExportAuditEventsResponses = {
    /**
     * The log as a file, oldest first: JSON lines that can be verified offline, or CSV
     */
    200: Blob | File;
};

export type ExportAuditEventsResponse = ExportAuditEventsResponses[keyof ExportAuditEventsResponses];

export type VerifyAuditData = {
    body?: VerifyAudit;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/audit-events/verify';
};

export type VerifyAuditErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type VerifyAuditError = VerifyAuditErrors[keyof VerifyAuditErrors];

export type VerifyAuditResponses = {
    /**
     * Check the whole chain, against a head kept elsewhere if one is given
     */
    200: AuditVerification;
};

export type VerifyAuditResponse = VerifyAuditResponses[keyof VerifyAuditResponses];

export type BreakGlassData = {
    body: BreakGlass;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/break-glass';
};

export type BreakGlassErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type BreakGlassError = BreakGlassErrors[keyof BreakGlassErrors];

export type BreakGlassResponses = {
    /**
     * Enter a workspace as an owner for an hour, with a reason that it reads in its log; operators only
     */
    201: Member;
};

export type BreakGlassResponse = BreakGlassResponses[keyof BreakGlassResponses];

export type StreamEventsData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/events';
};

export type StreamEventsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `session_required`: Only a signed-in person may do this.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type StreamEventsError = StreamEventsErrors[keyof StreamEventsErrors];

export type StreamEventsResponses = {
    /**
     * `event: audit` with `{action, subject, at}`, `event: notifications` with `{unread}`.
     */
    200: string;
};

export type StreamEventsResponse = StreamEventsResponses[keyof StreamEventsResponses];

export type ListHousekeepingData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/housekeeping';
};

export type ListHousekeepingErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListHousekeepingError = ListHousekeepingErrors[keyof ListHousekeepingErrors];

export type ListHousekeepingResponses = {
    /**
     * Every job of the worker: last run, what it did, next run
     */
    200: HousekeepingJobs;
};

export type ListHousekeepingResponse = ListHousekeepingResponses[keyof ListHousekeepingResponses];

export type ApproveHousekeepingData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        job: JobName;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/approve';
};

export type ApproveHousekeepingErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `not_halted`: Nothing waits for approval.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ApproveHousekeepingError = ApproveHousekeepingErrors[keyof ApproveHousekeepingErrors];

export type ApproveHousekeepingResponses = {
    /**
     * Let a halted job do what it halted before
     */
    200: HousekeepingJob;
};

export type ApproveHousekeepingResponse = ApproveHousekeepingResponses[keyof ApproveHousekeepingResponses];

export type PauseHousekeepingData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        job: JobName;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/pause';
};

export type PauseHousekeepingErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `job_of_installation`: The job belongs to the installation.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type PauseHousekeepingError = PauseHousekeepingErrors[keyof PauseHousekeepingErrors];

export type PauseHousekeepingResponses = {
    /**
     * Keep a job from this workspace
     */
    200: HousekeepingJob;
};

export type PauseHousekeepingResponse = PauseHousekeepingResponses[keyof PauseHousekeepingResponses];

export type ResumeHousekeepingData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        job: JobName;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/resume';
};

export type ResumeHousekeepingErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ResumeHousekeepingError = ResumeHousekeepingErrors[keyof ResumeHousekeepingErrors];

export type ResumeHousekeepingResponses = {
    /**
     * Let a paused job go on
     */
    200: HousekeepingJob;
};

export type ResumeHousekeepingResponse = ResumeHousekeepingResponses[keyof ResumeHousekeepingResponses];

export type RunHousekeepingData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        job: JobName;
    };
    query?: {
        /**
         * Only count what a run would do now.
         */
        dry_run?: 'true' | 'false';
    };
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/run';
};

export type RunHousekeepingErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `job_of_installation`: The job belongs to the installation.
     *
     * `job_paused`: The job is paused in this workspace.
     *
     * `uses_not_counted`: Uses may still have to be counted.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RunHousekeepingError = RunHousekeepingErrors[keyof RunHousekeepingErrors];

export type RunHousekeepingResponses = {
    /**
     * Run a job for this workspace now, or count what it would do
     */
    200: HousekeepingRun;
};

export type RunHousekeepingResponse = RunHousekeepingResponses[keyof RunHousekeepingResponses];

export type ListInvitationsData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
    };
    url: '/v1/workspaces/{workspace}/invitations';
};

export type ListInvitationsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListInvitationsError = ListInvitationsErrors[keyof ListInvitationsErrors];

export type ListInvitationsResponses = {
    /**
     * List the invitations whose links still work
     */
    200: InvitationList;
};

export type ListInvitationsResponse = ListInvitationsResponses[keyof ListInvitationsResponses];

export type CreateInvitationData = {
    body: CreateInvitation;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/invitations';
};

export type CreateInvitationErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `name_taken`: The name is taken.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `too_many_requests`: Too many requests.
     */
    429: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateInvitationError = CreateInvitationErrors[keyof CreateInvitationErrors];

export type CreateInvitationResponses = {
    /**
     * Invite a person by a link that works once, for 7 days; it replaces an earlier one
     */
    201: IssuedInvitation;
};

export type CreateInvitationResponse = CreateInvitationResponses[keyof CreateInvitationResponses];

export type DeleteInvitationData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/invitations/{id}';
};

export type DeleteInvitationErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteInvitationError = DeleteInvitationErrors[keyof DeleteInvitationErrors];

export type DeleteInvitationResponses = {
    /**
     * Take an invitation back; its link works no longer
     */
    200: Invitation;
};

export type DeleteInvitationResponse = DeleteInvitationResponses[keyof DeleteInvitationResponses];

export type ListMembersData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        role?: string;
        active?: 'true' | 'false';
        /**
         * The platform’s own id of the member.
         */
        external_id?: string;
        /**
         * The beginning of an e-mail address or external id.
         */
        q?: string;
    };
    url: '/v1/workspaces/{workspace}/members';
};

export type ListMembersErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListMembersError = ListMembersErrors[keyof ListMembersErrors];

export type ListMembersResponses = {
    /**
     * List the members of a workspace
     */
    200: MemberList;
};

export type ListMembersResponse = ListMembersResponses[keyof ListMembersResponses];

export type CreateMemberData = {
    body: CreateMember;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/members';
};

export type CreateMemberErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `no_account`: No account has this e-mail address.
     *
     * `name_taken`: The name is taken.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateMemberError = CreateMemberErrors[keyof CreateMemberErrors];

export type CreateMemberResponses = {
    /**
     * Add a person who has an account, or one whom your platform knows by its own id
     */
    201: Member;
};

export type CreateMemberResponse = CreateMemberResponses[keyof CreateMemberResponses];

export type DeleteMemberData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/members/{id}';
};

export type DeleteMemberErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `last_owner`: The last owner stays.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteMemberError = DeleteMemberErrors[keyof DeleteMemberErrors];

export type DeleteMemberResponses = {
    /**
     * Remove a member for good, and revoke their personal tokens
     */
    200: ChangedMember;
};

export type DeleteMemberResponse = DeleteMemberResponses[keyof DeleteMemberResponses];

export type GetMemberData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/members/{id}';
};

export type GetMemberErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type GetMemberError = GetMemberErrors[keyof GetMemberErrors];

export type GetMemberResponses = {
    /**
     * Read a member
     */
    200: Member;
};

export type GetMemberResponse = GetMemberResponses[keyof GetMemberResponses];

export type UpdateMemberData = {
    body?: UpdateMember;
    headers?: {
        /**
         * The ETag of an earlier reply; another version answers 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/members/{id}';
};

export type UpdateMemberErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `name_taken`: The name is taken.
     *
     * `last_owner`: The last owner stays.
     */
    409: Problem;
    /**
     * `version_mismatch`: The resource has changed.
     */
    412: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UpdateMemberError = UpdateMemberErrors[keyof UpdateMemberErrors];

export type UpdateMemberResponses = {
    /**
     * Give a member another role, suspend them or let them act again
     */
    200: ChangedMember;
};

export type UpdateMemberResponse = UpdateMemberResponses[keyof UpdateMemberResponses];

export type ListNotificationsData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        /**
         * Only what is not read yet.
         */
        unread?: string;
    };
    url: '/v1/workspaces/{workspace}/notifications';
};

export type ListNotificationsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `session_required`: Only a signed-in person may do this.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListNotificationsError = ListNotificationsErrors[keyof ListNotificationsErrors];

export type ListNotificationsResponses = {
    /**
     * What you were told in this workspace, newest first
     */
    200: NotificationList;
};

export type ListNotificationsResponse = ListNotificationsResponses[keyof ListNotificationsResponses];

export type MarkNotificationsData = {
    body?: ReadNotifications;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/notifications/read';
};

export type MarkNotificationsErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `session_required`: Only a signed-in person may do this.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type MarkNotificationsError = MarkNotificationsErrors[keyof MarkNotificationsErrors];

export type MarkNotificationsResponses = {
    /**
     * Mark some of them as read, or all that the list shows
     */
    200: UnreadNotifications;
};

export type MarkNotificationsResponse = MarkNotificationsResponses[keyof MarkNotificationsResponses];

export type ListResourceTypesData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/resource-types';
};

export type ListResourceTypesErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListResourceTypesError = ListResourceTypesErrors[keyof ListResourceTypesErrors];

export type ListResourceTypesResponses = {
    /**
     * What grants in this workspace can be about: its own types, the shared ones and Keyfob’s
     */
    200: ResourceTypeList;
};

export type ListResourceTypesResponse = ListResourceTypesResponses[keyof ListResourceTypesResponses];

export type ReplaceResourceTypesData = {
    body: PutResourceTypes;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/resource-types';
};

export type ReplaceResourceTypesErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `in_use`: Still in use.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReplaceResourceTypesError = ReplaceResourceTypesErrors[keyof ReplaceResourceTypesErrors];

export type ReplaceResourceTypesResponses = {
    /**
     * Replace the workspace’s own resource types
     */
    200: ReplacedResourceTypes;
};

export type ReplaceResourceTypesResponse = ReplaceResourceTypesResponses[keyof ReplaceResourceTypesResponses];

export type ListRolesData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/roles';
};

export type ListRolesErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListRolesError = ListRolesErrors[keyof ListRolesErrors];

export type ListRolesResponses = {
    /**
     * List the roles of a workspace: the built-in ones, then its own
     */
    200: RoleList;
};

export type ListRolesResponse = ListRolesResponses[keyof ListRolesResponses];

export type CreateRoleData = {
    body: CreateRole;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/roles';
};

export type CreateRoleErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `name_taken`: The name is taken.
     *
     * `limit_reached`: A limit of the policy is reached.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateRoleError = CreateRoleErrors[keyof CreateRoleErrors];

export type CreateRoleResponses = {
    /**
     * Create a role; it holds nothing that its maker does not
     */
    201: Role;
};

export type CreateRoleResponse = CreateRoleResponses[keyof CreateRoleResponses];

export type DeleteRoleData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        key: string;
    };
    query?: {
        /**
         * The role that its members, live tokens and open invitations get instead.
         */
        reassign_to?: string;
    };
    url: '/v1/workspaces/{workspace}/roles/{key}';
};

export type DeleteRoleErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `in_use`: Still in use.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteRoleError = DeleteRoleErrors[keyof DeleteRoleErrors];

export type DeleteRoleResponses = {
    /**
     * Delete a role that nobody has, or give everybody who has it another
     */
    200: ChangedRole;
};

export type DeleteRoleResponse = DeleteRoleResponses[keyof DeleteRoleResponses];

export type UpdateRoleData = {
    body?: UpdateRole;
    headers?: {
        /**
         * The ETag of an earlier reply; another version answers 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        key: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/roles/{key}';
};

export type UpdateRoleErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `version_mismatch`: The resource has changed.
     */
    412: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UpdateRoleError = UpdateRoleErrors[keyof UpdateRoleErrors];

export type UpdateRoleResponses = {
    /**
     * Change a role, and at once what its members and tokens may do
     */
    200: ChangedRole;
};

export type UpdateRoleResponse = UpdateRoleResponses[keyof UpdateRoleResponses];

export type ListTokensData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        /**
         * Left out: every token but revoked ones.
         */
        status?: 'active' | 'disabled' | 'superseded' | 'expired' | 'revoked' | 'all';
        kind?: TokenKind;
        type?: TokenType;
        environment?: Environment;
        /**
         * A member id, or `me`.
         */
        owner?: 'me' | string;
        /**
         * Neither used nor made since then.
         */
        unused_since?: string;
        expires_before?: string;
        /**
         * The start of a name, or a whole token id.
         */
        q?: string;
        sort?: '-created_at' | 'created_at' | 'name' | '-name';
    };
    url: '/v1/workspaces/{workspace}/tokens';
};

export type ListTokensErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListTokensError = ListTokensErrors[keyof ListTokensErrors];

export type ListTokensResponses = {
    /**
     * List tokens
     */
    200: TokenList;
};

export type ListTokensResponse = ListTokensResponses[keyof ListTokensResponses];

export type CreateTokenData = {
    body?: CreateToken;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens';
};

export type CreateTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `name_taken`: The name is taken.
     *
     * `limit_reached`: A limit of the policy is reached.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateTokenError = CreateTokenErrors[keyof CreateTokenErrors];

export type CreateTokenResponses = {
    /**
     * Create a token; its value is in this reply and nowhere else
     */
    201: IssuedToken;
};

export type CreateTokenResponse = CreateTokenResponses[keyof CreateTokenResponses];

export type DeleteTokenData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}';
};

export type DeleteTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteTokenError = DeleteTokenErrors[keyof DeleteTokenErrors];

export type DeleteTokenResponses = {
    /**
     * Revoke a token now and hide it
     */
    200: ChangedToken;
};

export type DeleteTokenResponse = DeleteTokenResponses[keyof DeleteTokenResponses];

export type GetTokenData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}';
};

export type GetTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type GetTokenError = GetTokenErrors[keyof GetTokenErrors];

export type GetTokenResponses = {
    /**
     * Read a token
     */
    200: Token;
};

export type GetTokenResponse = GetTokenResponses[keyof GetTokenResponses];

export type UpdateTokenData = {
    body?: UpdateToken;
    headers?: {
        /**
         * The ETag of an earlier reply; another version answers 412.
         */
        'If-Match'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}';
};

export type UpdateTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `name_taken`: The name is taken.
     *
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `version_mismatch`: The resource has changed.
     */
    412: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UpdateTokenError = UpdateTokenErrors[keyof UpdateTokenErrors];

export type UpdateTokenResponses = {
    /**
     * Edit a token; its value stays
     */
    200: ChangedToken;
};

export type UpdateTokenResponse = UpdateTokenResponses[keyof UpdateTokenResponses];

export type DisableTokenData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}/disable';
};

export type DisableTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DisableTokenError = DisableTokenErrors[keyof DisableTokenErrors];

export type DisableTokenResponses = {
    /**
     * Refuse a token until it is enabled again
     */
    200: ChangedToken;
};

export type DisableTokenResponse = DisableTokenResponses[keyof DisableTokenResponses];

export type EnableTokenData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}/enable';
};

export type EnableTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type EnableTokenError = EnableTokenErrors[keyof EnableTokenErrors];

export type EnableTokenResponses = {
    /**
     * Accept a disabled token again
     */
    200: ChangedToken;
};

export type EnableTokenResponse = EnableTokenResponses[keyof EnableTokenResponses];

export type ExplainTokenData = {
    body?: ExplainToken;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}/explain';
};

export type ExplainTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ExplainTokenError = ExplainTokenErrors[keyof ExplainTokenErrors];

export type ExplainTokenResponses = {
    /**
     * Why a token is accepted or refused: each check in order
     */
    200: Explanation;
};

export type ExplainTokenResponse = ExplainTokenResponses[keyof ExplainTokenResponses];

export type ExtendTokenData = {
    body?: ExtendToken;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}/extend';
};

export type ExtendTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `token_dead`: The token is revoked or expired.
     *
     * `token_superseded`: The token has been rotated.
     *
     * `not_refreshable`: The token cannot be extended.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ExtendTokenError = ExtendTokenErrors[keyof ExtendTokenErrors];

export type ExtendTokenResponses = {
    /**
     * Give a refreshable token more time
     */
    200: ChangedToken;
};

export type ExtendTokenResponse = ExtendTokenResponses[keyof ExtendTokenResponses];

export type RevokeTokenData = {
    body?: RevokeToken;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}/revoke';
};

export type RevokeTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RevokeTokenError = RevokeTokenErrors[keyof RevokeTokenErrors];

export type RevokeTokenResponses = {
    /**
     * End a token for good; it stays visible as revoked
     */
    200: ChangedToken;
};

export type RevokeTokenResponse = RevokeTokenResponses[keyof RevokeTokenResponses];

export type RotateTokenData = {
    body?: RotateToken;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/tokens/{id}/rotate';
};

export type RotateTokenErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     *
     * `grants_not_held`: The result would hold grants that the caller lacks.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `token_dead`: The token is revoked or expired.
     *
     * `token_disabled`: The token is disabled.
     *
     * `token_superseded`: The token has been rotated.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RotateTokenError = RotateTokenErrors[keyof RotateTokenErrors];

export type RotateTokenResponses = {
    /**
     * Give a token a new value; the old one ends now or after a grace
     */
    200: RotatedToken;
};

export type RotateTokenResponse = RotateTokenResponses[keyof RotateTokenResponses];

export type ReadTokenUsageData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: {
        /**
         * How far to look back.
         */
        days?: number;
    };
    url: '/v1/workspaces/{workspace}/tokens/{id}/usage';
};

export type ReadTokenUsageErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ReadTokenUsageError = ReadTokenUsageErrors[keyof ReadTokenUsageErrors];

export type ReadTokenUsageResponses = {
    /**
     * How a token was used: verdicts by day, addresses, the last refusals, and what it holds against what it used
     */
    200: TokenUsage;
};

export type ReadTokenUsageResponse = ReadTokenUsageResponses[keyof ReadTokenUsageResponses];

export type BulkTokensData = {
    body: BulkTokens;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: {
        /**
         * Say what the same request without it does, and change nothing.
         */
        dry_run?: string;
    };
    url: '/v1/workspaces/{workspace}/tokens/bulk';
};

export type BulkTokensErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type BulkTokensError = BulkTokensErrors[keyof BulkTokensErrors];

export type BulkTokensResponses = {
    /**
     * Disable, enable, revoke or delete many tokens, or say what that would do
     */
    200: BulkResult;
};

export type BulkTokensResponse = BulkTokensResponses[keyof BulkTokensResponses];

export type ListWebhooksData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/webhooks';
};

export type ListWebhooksErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListWebhooksError = ListWebhooksErrors[keyof ListWebhooksErrors];

export type ListWebhooksResponses = {
    /**
     * List who is told what happens to tokens
     */
    200: WebhookList;
};

export type ListWebhooksResponse = ListWebhooksResponses[keyof ListWebhooksResponses];

export type CreateWebhookData = {
    body: CreateWebhook;
    headers?: {
        /**
         * Makes a repeated request the same request, for 24 hours.
         */
        'Idempotency-Key'?: string;
    };
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/webhooks';
};

export type CreateWebhookErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `request_in_flight`: The same request is being carried out.
     *
     * `value_already_issued`: The value was already issued and cannot be shown again.
     *
     * `limit_reached`: A limit of the policy is reached.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `idempotency_key_reused`: The idempotency key was used with another body.
     */
    422: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type CreateWebhookError = CreateWebhookErrors[keyof CreateWebhookErrors];

export type CreateWebhookResponses = {
    /**
     * Tell an address from now on; the signing secret is in the reply and nowhere else
     */
    201: IssuedWebhook;
};

export type CreateWebhookResponse = CreateWebhookResponses[keyof CreateWebhookResponses];

export type DeleteWebhookData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/webhooks/{id}';
};

export type DeleteWebhookErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type DeleteWebhookError = DeleteWebhookErrors[keyof DeleteWebhookErrors];

export type DeleteWebhookResponses = {
    /**
     * End a webhook, with its secret and its deliveries
     */
    200: Webhook;
};

export type DeleteWebhookResponse = DeleteWebhookResponses[keyof DeleteWebhookResponses];

export type UpdateWebhookData = {
    body?: UpdateWebhook;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/webhooks/{id}';
};

export type UpdateWebhookErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type UpdateWebhookError = UpdateWebhookErrors[keyof UpdateWebhookErrors];

export type UpdateWebhookResponses = {
    /**
     * Change where messages go, which, and whether any do
     */
    200: Webhook;
};

export type UpdateWebhookResponse = UpdateWebhookResponses[keyof UpdateWebhookResponses];

export type ListWebhookDeliveriesData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: {
        /**
         * Rows per page.
         */
        limit?: number;
        /**
         * `next_cursor` of the previous page; belongs to the same filters and sort.
         */
        cursor?: string;
        status?: WebhookDeliveryStatus;
    };
    url: '/v1/workspaces/{workspace}/webhooks/{id}/deliveries';
};

export type ListWebhookDeliveriesErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_cursor`: The cursor does not belong to this list.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ListWebhookDeliveriesError = ListWebhookDeliveriesErrors[keyof ListWebhookDeliveriesErrors];

export type ListWebhookDeliveriesResponses = {
    /**
     * List what was sent in the last 30 days and what waits, each with its attempts
     */
    200: WebhookDeliveryList;
};

export type ListWebhookDeliveriesResponse = ListWebhookDeliveriesResponses[keyof ListWebhookDeliveriesResponses];

export type ResendWebhookDeliveryData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
        /**
         * UUIDv7.
         */
        delivery: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/webhooks/{id}/deliveries/{delivery}/resend';
};

export type ResendWebhookDeliveryErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `webhook_disabled`: The webhook is disabled.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type ResendWebhookDeliveryError = ResendWebhookDeliveryErrors[keyof ResendWebhookDeliveryErrors];

export type ResendWebhookDeliveryResponses = {
    /**
     * Send a message again: the same id and body, retries from the start
     */
    200: WebhookDelivery;
};

export type ResendWebhookDeliveryResponse = ResendWebhookDeliveryResponses[keyof ResendWebhookDeliveryResponses];

export type RotateWebhookSecretData = {
    body?: RotateWebhookSecret;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/webhooks/{id}/rotate-secret';
};

export type RotateWebhookSecretErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type RotateWebhookSecretError = RotateWebhookSecretErrors[keyof RotateWebhookSecretErrors];

export type RotateWebhookSecretResponses = {
    /**
     * Sign with a new secret; for a while messages carry a second signature, by the old one
     */
    200: IssuedWebhook;
};

export type RotateWebhookSecretResponse = RotateWebhookSecretResponses[keyof RotateWebhookSecretResponses];

export type TestWebhookData = {
    body?: never;
    path: {
        /**
         * Id or slug of the workspace.
         */
        workspace: string;
        /**
         * UUIDv7.
         */
        id: string;
    };
    query?: never;
    url: '/v1/workspaces/{workspace}/webhooks/{id}/test';
};

export type TestWebhookErrors = {
    /**
     * `multiple_credentials`: More than one way of authentication was used.
     *
     * `invalid_request`: The request has invalid fields.
     *
     * `invalid_json`: The body is not valid JSON.
     */
    400: Problem;
    /**
     * `authentication_required`: Authentication required.
     *
     * `invalid_token`: The access token is not valid.
     */
    401: Problem;
    /**
     * `foreign_origin`: The request comes from another origin.
     *
     * `permission_denied`: Permission denied.
     */
    403: Problem;
    /**
     * `not_found`: Not found.
     */
    404: Problem;
    /**
     * `webhook_disabled`: The webhook is disabled.
     */
    409: Problem;
    /**
     * `body_too_large`: The body is too large.
     */
    413: Problem;
    /**
     * `unsupported_media_type`: The content type is not supported.
     */
    415: Problem;
    /**
     * `headers_too_large`: The headers are too large.
     */
    431: Problem;
    /**
     * `internal_error`: Something went wrong on our side.
     */
    500: Problem;
    /**
     * `unavailable`: The service cannot answer now.
     */
    503: Problem;
};

export type TestWebhookError = TestWebhookErrors[keyof TestWebhookErrors];

export type TestWebhookResponses = {
    /**
     * Send a message of type webhook.test; the deliveries tell what became of it
     */
    200: WebhookDelivery;
};

export type TestWebhookResponse = TestWebhookResponses[keyof TestWebhookResponses];
