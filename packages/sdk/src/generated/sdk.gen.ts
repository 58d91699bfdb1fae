// Generated from openapi.json by `pnpm --filter @keyfob/sdk generate`: do not edit.

import type { Client, ClientMeta, Options as Options2, RequestResult, ServerSentEventsResult, TDataShape } from './client/index.ts';
import type { AcceptInvitationData, AcceptInvitationErrors, AcceptInvitationResponses, ApproveHousekeepingData, ApproveHousekeepingErrors, ApproveHousekeepingResponses, BreakGlassData, BreakGlassErrors, BreakGlassResponses, BulkServiceTokensData, BulkServiceTokensErrors, BulkServiceTokensResponses, BulkTokensData, BulkTokensErrors, BulkTokensResponses, ClaimSetupData, ClaimSetupErrors, ClaimSetupResponses, CreateInvitationData, CreateInvitationErrors, CreateInvitationResponses, CreateMemberData, CreateMemberErrors, CreateMemberResponses, CreateOperatorData, CreateOperatorErrors, CreateOperatorResponses, CreatePasswordResetData, CreatePasswordResetErrors, CreatePasswordResetResponses, CreateRoleData, CreateRoleErrors, CreateRoleResponses, CreateServiceTokenData, CreateServiceTokenErrors, CreateServiceTokenResponses, CreateTokenData, CreateTokenErrors, CreateTokenResponses, CreateWebhookData, CreateWebhookErrors, CreateWebhookResponses, CreateWorkspaceData, CreateWorkspaceErrors, CreateWorkspaceResponses, DeleteInvitationData, DeleteInvitationErrors, DeleteInvitationResponses, DeleteMemberData, DeleteMemberErrors, DeleteMemberResponses, DeleteOperatorData, DeleteOperatorErrors, DeleteOperatorResponses, DeleteRoleData, DeleteRoleErrors, DeleteRoleResponses, DeleteServiceTokenData, DeleteServiceTokenErrors, DeleteServiceTokenResponses, DeleteTokenData, DeleteTokenErrors, DeleteTokenResponses, DeleteWebhookData, DeleteWebhookErrors, DeleteWebhookResponses, DeleteWorkspaceData, DeleteWorkspaceErrors, DeleteWorkspaceResponses, DisableServiceTokenData, DisableServiceTokenErrors, DisableServiceTokenResponses, DisableTokenData, DisableTokenErrors, DisableTokenResponses, EnableServiceTokenData, EnableServiceTokenErrors, EnableServiceTokenResponses, EnableTokenData, EnableTokenErrors, EnableTokenResponses, EndSessionData, EndSessionErrors, EndSessionResponses, EndSessionsData, EndSessionsErrors, EndSessionsResponses, EraseAuditData, EraseAuditErrors, EraseAuditResponses, EraseInstallationAuditData, EraseInstallationAuditErrors, EraseInstallationAuditResponses, ExplainServiceTokenData, ExplainServiceTokenErrors, ExplainServiceTokenResponses, ExplainTokenData, ExplainTokenErrors, ExplainTokenResponses, ExportAuditEventsData, ExportAuditEventsErrors, ExportAuditEventsResponses, ExportInstallationAuditEventsData, ExportInstallationAuditEventsErrors, ExportInstallationAuditEventsResponses, ExtendSelfData, ExtendSelfErrors, ExtendSelfResponses, ExtendServiceTokenData, ExtendServiceTokenErrors, ExtendServiceTokenResponses, ExtendTokenData, ExtendTokenErrors, ExtendTokenResponses, GetInstallationData, GetInstallationErrors, GetInstallationResponses, GetMemberData, GetMemberErrors, GetMemberResponses, GetServiceTokenData, GetServiceTokenErrors, GetServiceTokenResponses, GetTokenData, GetTokenErrors, GetTokenResponses, GetWorkspaceData, GetWorkspaceErrors, GetWorkspaceResponses, ListAuditEventsData, ListAuditEventsErrors, ListAuditEventsResponses, ListHousekeepingData, ListHousekeepingErrors, ListHousekeepingResponses, ListInstallationAuditEventsData, ListInstallationAuditEventsErrors, ListInstallationAuditEventsResponses, ListInstallationResourceTypesData, ListInstallationResourceTypesErrors, ListInstallationResourceTypesResponses, ListInvitationsData, ListInvitationsErrors, ListInvitationsResponses, ListMembersData, ListMembersErrors, ListMembersResponses, ListNotificationsData, ListNotificationsErrors, ListNotificationsResponses, ListOperatorsData, ListOperatorsErrors, ListOperatorsResponses, ListOwnTokensData, ListOwnTokensErrors, ListOwnTokensResponses, ListResourceTypesData, ListResourceTypesErrors, ListResourceTypesResponses, ListRolesData, ListRolesErrors, ListRolesResponses, ListServiceTokensData, ListServiceTokensErrors, ListServiceTokensResponses, ListSessionsData, ListSessionsErrors, ListSessionsResponses, ListTokensData, ListTokensErrors, ListTokensResponses, ListWebhookDeliveriesData, ListWebhookDeliveriesErrors, ListWebhookDeliveriesResponses, ListWebhooksData, ListWebhooksErrors, ListWebhooksResponses, ListWorkspacesData, ListWorkspacesErrors, ListWorkspacesResponses, MarkNotificationsData, MarkNotificationsErrors, MarkNotificationsResponses, PauseHousekeepingData, PauseHousekeepingErrors, PauseHousekeepingResponses, ReadHealthData, ReadHealthErrors, ReadHealthResponses, ReadInvitationData, ReadInvitationErrors, ReadInvitationResponses, ReadMeData, ReadMeErrors, ReadMeResponses, ReadReadinessData, ReadReadinessErrors, ReadReadinessResponses, ReadServiceTokenUsageData, ReadServiceTokenUsageErrors, ReadServiceTokenUsageResponses, ReadSetupStateData, ReadSetupStateErrors, ReadSetupStateResponses, ReadSignInOptionsData, ReadSignInOptionsErrors, ReadSignInOptionsResponses, ReadTokenUsageData, ReadTokenUsageErrors, ReadTokenUsageResponses, ReplaceInstallationResourceTypesData, ReplaceInstallationResourceTypesErrors, ReplaceInstallationResourceTypesResponses, ReplaceResourceTypesData, ReplaceResourceTypesErrors, ReplaceResourceTypesResponses, ResendWebhookDeliveryData, ResendWebhookDeliveryErrors, ResendWebhookDeliveryResponses, ResumeHousekeepingData, ResumeHousekeepingErrors, ResumeHousekeepingResponses, RevokeSelfData, RevokeSelfErrors, RevokeSelfResponses, RevokeServiceTokenData, RevokeServiceTokenErrors, RevokeServiceTokenResponses, RevokeTokenData, RevokeTokenErrors, RevokeTokenResponses, RotateSelfData, RotateSelfErrors, RotateSelfResponses, RotateServiceTokenData, RotateServiceTokenErrors, RotateServiceTokenResponses, RotateTokenData, RotateTokenErrors, RotateTokenResponses, RotateWebhookSecretData, RotateWebhookSecretErrors, RotateWebhookSecretResponses, RunHousekeepingData, RunHousekeepingErrors, RunHousekeepingResponses, StreamEventsData, StreamEventsErrors, StreamEventsResponse, StreamEventsResponses, TestWebhookData, TestWebhookErrors, TestWebhookResponses, UnsubscribeData, UnsubscribeErrors, UnsubscribeResponses, UpdateInstallationData, UpdateInstallationErrors, UpdateInstallationResponses, UpdateMemberData, UpdateMemberErrors, UpdateMemberResponses, UpdateRoleData, UpdateRoleErrors, UpdateRoleResponses, UpdateServiceTokenData, UpdateServiceTokenErrors, UpdateServiceTokenResponses, UpdateTokenData, UpdateTokenErrors, UpdateTokenResponses, UpdateWebhookData, UpdateWebhookErrors, UpdateWebhookResponses, UpdateWorkspaceData, UpdateWorkspaceErrors, UpdateWorkspaceResponses, VerifyAuditData, VerifyAuditErrors, VerifyAuditResponses, VerifyBatchData, VerifyBatchErrors, VerifyBatchResponses, VerifyInstallationAuditData, VerifyInstallationAuditErrors, VerifyInstallationAuditResponses, VerifyTokenData, VerifyTokenErrors, VerifyTokenResponses } from './types.gen.ts';

export type Options<TData extends TDataShape = TDataShape, ThrowOnError extends boolean = boolean, TResponse = unknown> = Options2<TData, ThrowOnError, TResponse> & {
    /**
     * You can provide a client instance returned by `createClient()` instead of
     * individual options. This might be also useful if you want to implement a
     * custom client.
     */
    client: Client;
    /**
     * You can pass arbitrary values through the `meta` object. This can be
     * used to access values that aren't defined as part of the SDK function.
     */
    meta?: keyof ClientMeta extends never ? Record<string, unknown> : ClientMeta;
};

/**
 * Whether the process is alive
 */
export const readHealth = <ThrowOnError extends boolean = true>(options: Options<ReadHealthData, ThrowOnError>): RequestResult<ReadHealthResponses, ReadHealthErrors, ThrowOnError, 'data'> => options.client.get<ReadHealthResponses, ReadHealthErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    url: '/healthz',
    ...options
});

/**
 * Whether everything a request needs answers
 */
export const readReadiness = <ThrowOnError extends boolean = true>(options: Options<ReadReadinessData, ThrowOnError>): RequestResult<ReadReadinessResponses, ReadReadinessErrors, ThrowOnError, 'data'> => options.client.get<ReadReadinessResponses, ReadReadinessErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    url: '/readyz',
    ...options
});

/**
 * Read the settings of the installation
 */
export const getInstallation = <ThrowOnError extends boolean = true>(options: Options<GetInstallationData, ThrowOnError>): RequestResult<GetInstallationResponses, GetInstallationErrors, ThrowOnError, 'data'> => options.client.get<GetInstallationResponses, GetInstallationErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation',
    ...options
});

/**
 * Change the default policy, or who may create workspaces
 */
export const updateInstallation = <ThrowOnError extends boolean = true>(options: Options<UpdateInstallationData, ThrowOnError>): RequestResult<UpdateInstallationResponses, UpdateInstallationErrors, ThrowOnError, 'data'> => options.client.patch<UpdateInstallationResponses, UpdateInstallationErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List the installation’s own audit events
 */
export const listInstallationAuditEvents = <ThrowOnError extends boolean = true>(options: Options<ListInstallationAuditEventsData, ThrowOnError>): RequestResult<ListInstallationAuditEventsResponses, ListInstallationAuditEventsErrors, ThrowOnError, 'data'> => options.client.get<ListInstallationAuditEventsResponses, ListInstallationAuditEventsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/audit-events',
    ...options
});

/**
 * Erase a person who is in no workspace any more: their account, and what is personal in the log
 */
export const eraseInstallationAudit = <ThrowOnError extends boolean = true>(options: Options<EraseInstallationAuditData, ThrowOnError>): RequestResult<EraseInstallationAuditResponses, EraseInstallationAuditErrors, ThrowOnError, 'data'> => options.client.post<EraseInstallationAuditResponses, EraseInstallationAuditErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/audit-events/erase',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The installation’s own log as a file, oldest first
 */
export const exportInstallationAuditEvents = <ThrowOnError extends boolean = true>(options: Options<ExportInstallationAuditEventsData, ThrowOnError>): RequestResult<ExportInstallationAuditEventsResponses, ExportInstallationAuditEventsErrors, ThrowOnError, 'data'> => options.client.get<ExportInstallationAuditEventsResponses, ExportInstallationAuditEventsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/audit-events/export',
    ...options
});

/**
 * Check the installation’s own chain, against a head kept elsewhere if one is given
 */
export const verifyInstallationAudit = <ThrowOnError extends boolean = true>(options: Options<VerifyInstallationAuditData, ThrowOnError>): RequestResult<VerifyInstallationAuditResponses, VerifyInstallationAuditErrors, ThrowOnError, 'data'> => options.client.post<VerifyInstallationAuditResponses, VerifyInstallationAuditErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/audit-events/verify',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who runs the installation
 */
export const listOperators = <ThrowOnError extends boolean = true>(options: Options<ListOperatorsData, ThrowOnError>): RequestResult<ListOperatorsResponses, ListOperatorsErrors, ThrowOnError, 'data'> => options.client.get<ListOperatorsResponses, ListOperatorsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/operators',
    ...options
});

/**
 * Make a person with an account an operator; operators only
 */
export const createOperator = <ThrowOnError extends boolean = true>(options: Options<CreateOperatorData, ThrowOnError>): RequestResult<CreateOperatorResponses, CreateOperatorErrors, ThrowOnError, 'data'> => options.client.post<CreateOperatorResponses, CreateOperatorErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/operators',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Make a person an operator no longer, and end their break-glass memberships; operators only
 */
export const deleteOperator = <ThrowOnError extends boolean = true>(options: Options<DeleteOperatorData, ThrowOnError>): RequestResult<DeleteOperatorResponses, DeleteOperatorErrors, ThrowOnError, 'data'> => options.client.delete<DeleteOperatorResponses, DeleteOperatorErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/operators/{id}',
    ...options
});

/**
 * Make a one-time link by which a person sets a new password; operators only
 */
export const createPasswordReset = <ThrowOnError extends boolean = true>(options: Options<CreatePasswordResetData, ThrowOnError>): RequestResult<CreatePasswordResetResponses, CreatePasswordResetErrors, ThrowOnError, 'data'> => options.client.post<CreatePasswordResetResponses, CreatePasswordResetErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/password-resets',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The resource types every workspace shares
 */
export const listInstallationResourceTypes = <ThrowOnError extends boolean = true>(options: Options<ListInstallationResourceTypesData, ThrowOnError>): RequestResult<ListInstallationResourceTypesResponses, ListInstallationResourceTypesErrors, ThrowOnError, 'data'> => options.client.get<ListInstallationResourceTypesResponses, ListInstallationResourceTypesErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/resource-types',
    ...options
});

/**
 * Replace the shared resource types
 */
export const replaceInstallationResourceTypes = <ThrowOnError extends boolean = true>(options: Options<ReplaceInstallationResourceTypesData, ThrowOnError>): RequestResult<ReplaceInstallationResourceTypesResponses, ReplaceInstallationResourceTypesErrors, ThrowOnError, 'data'> => options.client.put<ReplaceInstallationResourceTypesResponses, ReplaceInstallationResourceTypesErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/resource-types',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List service tokens
 */
export const listServiceTokens = <ThrowOnError extends boolean = true>(options: Options<ListServiceTokensData, ThrowOnError>): RequestResult<ListServiceTokensResponses, ListServiceTokensErrors, ThrowOnError, 'data'> => options.client.get<ListServiceTokensResponses, ListServiceTokensErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens',
    ...options
});

/**
 * Create a service token, by which a platform’s own services use Keyfob
 */
export const createServiceToken = <ThrowOnError extends boolean = true>(options: Options<CreateServiceTokenData, ThrowOnError>): RequestResult<CreateServiceTokenResponses, CreateServiceTokenErrors, ThrowOnError, 'data'> => options.client.post<CreateServiceTokenResponses, CreateServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Revoke a service token now and hide it
 */
export const deleteServiceToken = <ThrowOnError extends boolean = true>(options: Options<DeleteServiceTokenData, ThrowOnError>): RequestResult<DeleteServiceTokenResponses, DeleteServiceTokenErrors, ThrowOnError, 'data'> => options.client.delete<DeleteServiceTokenResponses, DeleteServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}',
    ...options
});

/**
 * Read a service token
 */
export const getServiceToken = <ThrowOnError extends boolean = true>(options: Options<GetServiceTokenData, ThrowOnError>): RequestResult<GetServiceTokenResponses, GetServiceTokenErrors, ThrowOnError, 'data'> => options.client.get<GetServiceTokenResponses, GetServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}',
    ...options
});

/**
 * Edit a service token; its value stays
 */
export const updateServiceToken = <ThrowOnError extends boolean = true>(options: Options<UpdateServiceTokenData, ThrowOnError>): RequestResult<UpdateServiceTokenResponses, UpdateServiceTokenErrors, ThrowOnError, 'data'> => options.client.patch<UpdateServiceTokenResponses, UpdateServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Refuse a service token until it is enabled again
 */
export const disableServiceToken = <ThrowOnError extends boolean = true>(options: Options<DisableServiceTokenData, ThrowOnError>): RequestResult<DisableServiceTokenResponses, DisableServiceTokenErrors, ThrowOnError, 'data'> => options.client.post<DisableServiceTokenResponses, DisableServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}/disable',
    ...options
});

/**
 * Accept a disabled service token again
 */
export const enableServiceToken = <ThrowOnError extends boolean = true>(options: Options<EnableServiceTokenData, ThrowOnError>): RequestResult<EnableServiceTokenResponses, EnableServiceTokenErrors, ThrowOnError, 'data'> => options.client.post<EnableServiceTokenResponses, EnableServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}/enable',
    ...options
});

/**
 * Why a service token is accepted or refused: each check in order
 */
export const explainServiceToken = <ThrowOnError extends boolean = true>(options: Options<ExplainServiceTokenData, ThrowOnError>): RequestResult<ExplainServiceTokenResponses, ExplainServiceTokenErrors, ThrowOnError, 'data'> => options.client.post<ExplainServiceTokenResponses, ExplainServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}/explain',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Give a refreshable service token more time
 */
export const extendServiceToken = <ThrowOnError extends boolean = true>(options: Options<ExtendServiceTokenData, ThrowOnError>): RequestResult<ExtendServiceTokenResponses, ExtendServiceTokenErrors, ThrowOnError, 'data'> => options.client.post<ExtendServiceTokenResponses, ExtendServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}/extend',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End a service token and its children for good; it stays visible as revoked
 */
export const revokeServiceToken = <ThrowOnError extends boolean = true>(options: Options<RevokeServiceTokenData, ThrowOnError>): RequestResult<RevokeServiceTokenResponses, RevokeServiceTokenErrors, ThrowOnError, 'data'> => options.client.post<RevokeServiceTokenResponses, RevokeServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}/revoke',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Give a service token a new value; the old one ends now or after a grace
 */
export const rotateServiceToken = <ThrowOnError extends boolean = true>(options: Options<RotateServiceTokenData, ThrowOnError>): RequestResult<RotateServiceTokenResponses, RotateServiceTokenErrors, ThrowOnError, 'data'> => options.client.post<RotateServiceTokenResponses, RotateServiceTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}/rotate',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How a service token was used, as for a workspace’s
 */
export const readServiceTokenUsage = <ThrowOnError extends boolean = true>(options: Options<ReadServiceTokenUsageData, ThrowOnError>): RequestResult<ReadServiceTokenUsageResponses, ReadServiceTokenUsageErrors, ThrowOnError, 'data'> => options.client.get<ReadServiceTokenUsageResponses, ReadServiceTokenUsageErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/{id}/usage',
    ...options
});

/**
 * Disable, enable, revoke or delete many service tokens, or say what that would do
 */
export const bulkServiceTokens = <ThrowOnError extends boolean = true>(options: Options<BulkServiceTokensData, ThrowOnError>): RequestResult<BulkServiceTokensResponses, BulkServiceTokensErrors, ThrowOnError, 'data'> => options.client.post<BulkServiceTokensResponses, BulkServiceTokensErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/installation/tokens/bulk',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Join as the person who is signed in, or as a new one with a password
 */
export const acceptInvitation = <ThrowOnError extends boolean = true>(options: Options<AcceptInvitationData, ThrowOnError>): RequestResult<AcceptInvitationResponses, AcceptInvitationErrors, ThrowOnError, 'data'> => options.client.post<AcceptInvitationResponses, AcceptInvitationErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/invitations/{code}/accept',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What an invitation says, to whoever holds its link
 */
export const readInvitation = <ThrowOnError extends boolean = true>(options: Options<ReadInvitationData, ThrowOnError>): RequestResult<ReadInvitationResponses, ReadInvitationErrors, ThrowOnError, 'data'> => options.client.post<ReadInvitationResponses, ReadInvitationErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    url: '/v1/invitations/read',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Who calls: person or token, workspaces, roles and effective grants
 */
export const readMe = <ThrowOnError extends boolean = true>(options: Options<ReadMeData, ThrowOnError>): RequestResult<ReadMeResponses, ReadMeErrors, ThrowOnError, 'data'> => options.client.get<ReadMeResponses, ReadMeErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/me',
    ...options
});

/**
 * Sign out everywhere, or everywhere else
 */
export const endSessions = <ThrowOnError extends boolean = true>(options: Options<EndSessionsData, ThrowOnError>): RequestResult<EndSessionsResponses, EndSessionsErrors, ThrowOnError, 'data'> => options.client.delete<EndSessionsResponses, EndSessionsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/me/sessions',
    ...options
});

/**
 * Where I am signed in: browsers and devices
 */
export const listSessions = <ThrowOnError extends boolean = true>(options: Options<ListSessionsData, ThrowOnError>): RequestResult<ListSessionsResponses, ListSessionsErrors, ThrowOnError, 'data'> => options.client.get<ListSessionsResponses, ListSessionsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/me/sessions',
    ...options
});

/**
 * Sign out in one place
 */
export const endSession = <ThrowOnError extends boolean = true>(options: Options<EndSessionData, ThrowOnError>): RequestResult<EndSessionResponses, EndSessionErrors, ThrowOnError, 'data'> => options.client.delete<EndSessionResponses, EndSessionErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/me/sessions/{id}',
    ...options
});

/**
 * The caller’s personal tokens in all their workspaces
 */
export const listOwnTokens = <ThrowOnError extends boolean = true>(options: Options<ListOwnTokensData, ThrowOnError>): RequestResult<ListOwnTokensResponses, ListOwnTokensErrors, ThrowOnError, 'data'> => options.client.get<ListOwnTokensResponses, ListOwnTokensErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/me/tokens',
    ...options
});

/**
 * The calling token takes more time
 */
export const extendSelf = <ThrowOnError extends boolean = true>(options: Options<ExtendSelfData, ThrowOnError>): RequestResult<ExtendSelfResponses, ExtendSelfErrors, ThrowOnError, 'data'> => options.client.post<ExtendSelfResponses, ExtendSelfErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/self/extend',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The calling token ends itself
 */
export const revokeSelf = <ThrowOnError extends boolean = true>(options: Options<RevokeSelfData, ThrowOnError>): RequestResult<RevokeSelfResponses, RevokeSelfErrors, ThrowOnError, 'data'> => options.client.post<RevokeSelfResponses, RevokeSelfErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/self/revoke',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The calling token gives itself a new value
 */
export const rotateSelf = <ThrowOnError extends boolean = true>(options: Options<RotateSelfData, ThrowOnError>): RequestResult<RotateSelfResponses, RotateSelfErrors, ThrowOnError, 'data'> => options.client.post<RotateSelfResponses, RotateSelfErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/self/rotate',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Whether the first owner is still to come; 404 afterwards
 */
export const readSetupState = <ThrowOnError extends boolean = true>(options: Options<ReadSetupStateData, ThrowOnError>): RequestResult<ReadSetupStateResponses, ReadSetupStateErrors, ThrowOnError, 'data'> => options.client.get<ReadSetupStateResponses, ReadSetupStateErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    url: '/v1/setup',
    ...options
});

/**
 * Become the first owner, once
 */
export const claimSetup = <ThrowOnError extends boolean = true>(options: Options<ClaimSetupData, ThrowOnError>): RequestResult<ClaimSetupResponses, ClaimSetupErrors, ThrowOnError, 'data'> => options.client.post<ClaimSetupResponses, ClaimSetupErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    url: '/v1/setup',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What a sign-in page offers
 */
export const readSignInOptions = <ThrowOnError extends boolean = true>(options: Options<ReadSignInOptionsData, ThrowOnError>): RequestResult<ReadSignInOptionsResponses, ReadSignInOptionsErrors, ThrowOnError, 'data'> => options.client.get<ReadSignInOptionsResponses, ReadSignInOptionsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    url: '/v1/sign-in-options',
    ...options
});

/**
 * Stop the mails that a link is of, or let them come again
 */
export const unsubscribe = <ThrowOnError extends boolean = true>(options: Options<UnsubscribeData, ThrowOnError>): RequestResult<UnsubscribeResponses, UnsubscribeErrors, ThrowOnError, 'data'> => options.client.post<UnsubscribeResponses, UnsubscribeErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    url: '/v1/unsubscribe/{code}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Is this token good for this? Answers 200 with the verdict, whatever it is
 */
export const verifyToken = <ThrowOnError extends boolean = true>(options: Options<VerifyTokenData, ThrowOnError>): RequestResult<VerifyTokenResponses, VerifyTokenErrors, ThrowOnError, 'data'> => options.client.post<VerifyTokenResponses, VerifyTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/verify',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Up to 100 verdicts in one call, in order
 */
export const verifyBatch = <ThrowOnError extends boolean = true>(options: Options<VerifyBatchData, ThrowOnError>): RequestResult<VerifyBatchResponses, VerifyBatchErrors, ThrowOnError, 'data'> => options.client.post<VerifyBatchResponses, VerifyBatchErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }],
    url: '/v1/verify/batch',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List the workspaces the caller belongs to; for a service token all
 */
export const listWorkspaces = <ThrowOnError extends boolean = true>(options: Options<ListWorkspacesData, ThrowOnError>): RequestResult<ListWorkspacesResponses, ListWorkspacesErrors, ThrowOnError, 'data'> => options.client.get<ListWorkspacesResponses, ListWorkspacesErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces',
    ...options
});

/**
 * Create a workspace: operators, service tokens, and all who signed in where the installation lets them
 */
export const createWorkspace = <ThrowOnError extends boolean = true>(options: Options<CreateWorkspaceData, ThrowOnError>): RequestResult<CreateWorkspaceResponses, CreateWorkspaceErrors, ThrowOnError, 'data'> => options.client.post<CreateWorkspaceResponses, CreateWorkspaceErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End a workspace and every token of it
 */
export const deleteWorkspace = <ThrowOnError extends boolean = true>(options: Options<DeleteWorkspaceData, ThrowOnError>): RequestResult<DeleteWorkspaceResponses, DeleteWorkspaceErrors, ThrowOnError, 'data'> => options.client.delete<DeleteWorkspaceResponses, DeleteWorkspaceErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Read a workspace
 */
export const getWorkspace = <ThrowOnError extends boolean = true>(options: Options<GetWorkspaceData, ThrowOnError>): RequestResult<GetWorkspaceResponses, GetWorkspaceErrors, ThrowOnError, 'data'> => options.client.get<GetWorkspaceResponses, GetWorkspaceErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}',
    ...options
});

/**
 * Edit a workspace and its policy, or say what a policy would do to existing tokens
 */
export const updateWorkspace = <ThrowOnError extends boolean = true>(options: Options<UpdateWorkspaceData, ThrowOnError>): RequestResult<UpdateWorkspaceResponses, UpdateWorkspaceErrors, ThrowOnError, 'data'> => options.client.patch<UpdateWorkspaceResponses, UpdateWorkspaceErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List audit events
 */
export const listAuditEvents = <ThrowOnError extends boolean = true>(options: Options<ListAuditEventsData, ThrowOnError>): RequestResult<ListAuditEventsResponses, ListAuditEventsErrors, ThrowOnError, 'data'> => options.client.get<ListAuditEventsResponses, ListAuditEventsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/audit-events',
    ...options
});

/**
 * Erase what is personal of a removed member; the chain stays whole
 */
export const eraseAudit = <ThrowOnError extends boolean = true>(options: Options<EraseAuditData, ThrowOnError>): RequestResult<EraseAuditResponses, EraseAuditErrors, ThrowOnError, 'data'> => options.client.post<EraseAuditResponses, EraseAuditErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/audit-events/erase',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * The log as a file, oldest first: JSON lines that can be verified offline, or CSV
 */
export const exportAuditEvents = <ThrowOnError extends boolean = true>(options: Options<ExportAuditEventsData, ThrowOnError>): RequestResult<ExportAuditEventsResponses, ExportAuditEventsErrors, ThrowOnError, 'data'> => options.client.get<ExportAuditEventsResponses, ExportAuditEventsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/audit-events/export',
    ...options
});

/**
 * Check the whole chain, against a head kept elsewhere if one is given
 */
export const verifyAudit = <ThrowOnError extends boolean = true>(options: Options<VerifyAuditData, ThrowOnError>): RequestResult<VerifyAuditResponses, VerifyAuditErrors, ThrowOnError, 'data'> => options.client.post<VerifyAuditResponses, VerifyAuditErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/audit-events/verify',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Enter a workspace as an owner for an hour, with a reason that it reads in its log; operators only
 */
export const breakGlass = <ThrowOnError extends boolean = true>(options: Options<BreakGlassData, ThrowOnError>): RequestResult<BreakGlassResponses, BreakGlassErrors, ThrowOnError, 'data'> => options.client.post<BreakGlassResponses, BreakGlassErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/break-glass',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What happens in this workspace as it happens, as server-sent events: hints by ids, for the console
 */
export const streamEvents = <ThrowOnError extends boolean = true>(options: Options<StreamEventsData, ThrowOnError, StreamEventsResponse>): Promise<ServerSentEventsResult<StreamEventsResponses>> => options.client.sse.get<StreamEventsResponses, StreamEventsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/events',
    ...options
});

/**
 * Every job of the worker: last run, what it did, next run
 */
export const listHousekeeping = <ThrowOnError extends boolean = true>(options: Options<ListHousekeepingData, ThrowOnError>): RequestResult<ListHousekeepingResponses, ListHousekeepingErrors, ThrowOnError, 'data'> => options.client.get<ListHousekeepingResponses, ListHousekeepingErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/housekeeping',
    ...options
});

/**
 * Let a halted job do what it halted before
 */
export const approveHousekeeping = <ThrowOnError extends boolean = true>(options: Options<ApproveHousekeepingData, ThrowOnError>): RequestResult<ApproveHousekeepingResponses, ApproveHousekeepingErrors, ThrowOnError, 'data'> => options.client.post<ApproveHousekeepingResponses, ApproveHousekeepingErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/approve',
    ...options
});

/**
 * Keep a job from this workspace
 */
export const pauseHousekeeping = <ThrowOnError extends boolean = true>(options: Options<PauseHousekeepingData, ThrowOnError>): RequestResult<PauseHousekeepingResponses, PauseHousekeepingErrors, ThrowOnError, 'data'> => options.client.post<PauseHousekeepingResponses, PauseHousekeepingErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/pause',
    ...options
});

/**
 * Let a paused job go on
 */
export const resumeHousekeeping = <ThrowOnError extends boolean = true>(options: Options<ResumeHousekeepingData, ThrowOnError>): RequestResult<ResumeHousekeepingResponses, ResumeHousekeepingErrors, ThrowOnError, 'data'> => options.client.post<ResumeHousekeepingResponses, ResumeHousekeepingErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/resume',
    ...options
});

/**
 * Run a job for this workspace now, or count what it would do
 */
export const runHousekeeping = <ThrowOnError extends boolean = true>(options: Options<RunHousekeepingData, ThrowOnError>): RequestResult<RunHousekeepingResponses, RunHousekeepingErrors, ThrowOnError, 'data'> => options.client.post<RunHousekeepingResponses, RunHousekeepingErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/housekeeping/{job}/run',
    ...options
});

/**
 * List the invitations whose links still work
 */
export const listInvitations = <ThrowOnError extends boolean = true>(options: Options<ListInvitationsData, ThrowOnError>): RequestResult<ListInvitationsResponses, ListInvitationsErrors, ThrowOnError, 'data'> => options.client.get<ListInvitationsResponses, ListInvitationsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/invitations',
    ...options
});

/**
 * Invite a person by a link that works once, for 7 days; it replaces an earlier one
 */
export const createInvitation = <ThrowOnError extends boolean = true>(options: Options<CreateInvitationData, ThrowOnError>): RequestResult<CreateInvitationResponses, CreateInvitationErrors, ThrowOnError, 'data'> => options.client.post<CreateInvitationResponses, CreateInvitationErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/invitations',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Take an invitation back; its link works no longer
 */
export const deleteInvitation = <ThrowOnError extends boolean = true>(options: Options<DeleteInvitationData, ThrowOnError>): RequestResult<DeleteInvitationResponses, DeleteInvitationErrors, ThrowOnError, 'data'> => options.client.delete<DeleteInvitationResponses, DeleteInvitationErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/invitations/{id}',
    ...options
});

/**
 * List the members of a workspace
 */
export const listMembers = <ThrowOnError extends boolean = true>(options: Options<ListMembersData, ThrowOnError>): RequestResult<ListMembersResponses, ListMembersErrors, ThrowOnError, 'data'> => options.client.get<ListMembersResponses, ListMembersErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/members',
    ...options
});

/**
 * Add a person who has an account, or one whom your platform knows by its own id
 */
export const createMember = <ThrowOnError extends boolean = true>(options: Options<CreateMemberData, ThrowOnError>): RequestResult<CreateMemberResponses, CreateMemberErrors, ThrowOnError, 'data'> => options.client.post<CreateMemberResponses, CreateMemberErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/members',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Remove a member for good, and revoke their personal tokens
 */
export const deleteMember = <ThrowOnError extends boolean = true>(options: Options<DeleteMemberData, ThrowOnError>): RequestResult<DeleteMemberResponses, DeleteMemberErrors, ThrowOnError, 'data'> => options.client.delete<DeleteMemberResponses, DeleteMemberErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/members/{id}',
    ...options
});

/**
 * Read a member
 */
export const getMember = <ThrowOnError extends boolean = true>(options: Options<GetMemberData, ThrowOnError>): RequestResult<GetMemberResponses, GetMemberErrors, ThrowOnError, 'data'> => options.client.get<GetMemberResponses, GetMemberErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/members/{id}',
    ...options
});

/**
 * Give a member another role, suspend them or let them act again
 */
export const updateMember = <ThrowOnError extends boolean = true>(options: Options<UpdateMemberData, ThrowOnError>): RequestResult<UpdateMemberResponses, UpdateMemberErrors, ThrowOnError, 'data'> => options.client.patch<UpdateMemberResponses, UpdateMemberErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/members/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What you were told in this workspace, newest first
 */
export const listNotifications = <ThrowOnError extends boolean = true>(options: Options<ListNotificationsData, ThrowOnError>): RequestResult<ListNotificationsResponses, ListNotificationsErrors, ThrowOnError, 'data'> => options.client.get<ListNotificationsResponses, ListNotificationsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/notifications',
    ...options
});

/**
 * Mark some of them as read, or all that the list shows
 */
export const markNotifications = <ThrowOnError extends boolean = true>(options: Options<MarkNotificationsData, ThrowOnError>): RequestResult<MarkNotificationsResponses, MarkNotificationsErrors, ThrowOnError, 'data'> => options.client.post<MarkNotificationsResponses, MarkNotificationsErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/notifications/read',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * What grants in this workspace can be about: its own types, the shared ones and Keyfob’s
 */
export const listResourceTypes = <ThrowOnError extends boolean = true>(options: Options<ListResourceTypesData, ThrowOnError>): RequestResult<ListResourceTypesResponses, ListResourceTypesErrors, ThrowOnError, 'data'> => options.client.get<ListResourceTypesResponses, ListResourceTypesErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/resource-types',
    ...options
});

/**
 * Replace the workspace’s own resource types
 */
export const replaceResourceTypes = <ThrowOnError extends boolean = true>(options: Options<ReplaceResourceTypesData, ThrowOnError>): RequestResult<ReplaceResourceTypesResponses, ReplaceResourceTypesErrors, ThrowOnError, 'data'> => options.client.put<ReplaceResourceTypesResponses, ReplaceResourceTypesErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/resource-types',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List the roles of a workspace: the built-in ones, then its own
 */
export const listRoles = <ThrowOnError extends boolean = true>(options: Options<ListRolesData, ThrowOnError>): RequestResult<ListRolesResponses, ListRolesErrors, ThrowOnError, 'data'> => options.client.get<ListRolesResponses, ListRolesErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/roles',
    ...options
});

/**
 * Create a role; it holds nothing that its maker does not
 */
export const createRole = <ThrowOnError extends boolean = true>(options: Options<CreateRoleData, ThrowOnError>): RequestResult<CreateRoleResponses, CreateRoleErrors, ThrowOnError, 'data'> => options.client.post<CreateRoleResponses, CreateRoleErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/roles',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Delete a role that nobody has, or give everybody who has it another
 */
export const deleteRole = <ThrowOnError extends boolean = true>(options: Options<DeleteRoleData, ThrowOnError>): RequestResult<DeleteRoleResponses, DeleteRoleErrors, ThrowOnError, 'data'> => options.client.delete<DeleteRoleResponses, DeleteRoleErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/roles/{key}',
    ...options
});

/**
 * Change a role, and at once what its members and tokens may do
 */
export const updateRole = <ThrowOnError extends boolean = true>(options: Options<UpdateRoleData, ThrowOnError>): RequestResult<UpdateRoleResponses, UpdateRoleErrors, ThrowOnError, 'data'> => options.client.patch<UpdateRoleResponses, UpdateRoleErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/roles/{key}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List tokens
 */
export const listTokens = <ThrowOnError extends boolean = true>(options: Options<ListTokensData, ThrowOnError>): RequestResult<ListTokensResponses, ListTokensErrors, ThrowOnError, 'data'> => options.client.get<ListTokensResponses, ListTokensErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens',
    ...options
});

/**
 * Create a token; its value is in this reply and nowhere else
 */
export const createToken = <ThrowOnError extends boolean = true>(options: Options<CreateTokenData, ThrowOnError>): RequestResult<CreateTokenResponses, CreateTokenErrors, ThrowOnError, 'data'> => options.client.post<CreateTokenResponses, CreateTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Revoke a token now and hide it
 */
export const deleteToken = <ThrowOnError extends boolean = true>(options: Options<DeleteTokenData, ThrowOnError>): RequestResult<DeleteTokenResponses, DeleteTokenErrors, ThrowOnError, 'data'> => options.client.delete<DeleteTokenResponses, DeleteTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}',
    ...options
});

/**
 * Read a token
 */
export const getToken = <ThrowOnError extends boolean = true>(options: Options<GetTokenData, ThrowOnError>): RequestResult<GetTokenResponses, GetTokenErrors, ThrowOnError, 'data'> => options.client.get<GetTokenResponses, GetTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}',
    ...options
});

/**
 * Edit a token; its value stays
 */
export const updateToken = <ThrowOnError extends boolean = true>(options: Options<UpdateTokenData, ThrowOnError>): RequestResult<UpdateTokenResponses, UpdateTokenErrors, ThrowOnError, 'data'> => options.client.patch<UpdateTokenResponses, UpdateTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Refuse a token until it is enabled again
 */
export const disableToken = <ThrowOnError extends boolean = true>(options: Options<DisableTokenData, ThrowOnError>): RequestResult<DisableTokenResponses, DisableTokenErrors, ThrowOnError, 'data'> => options.client.post<DisableTokenResponses, DisableTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}/disable',
    ...options
});

/**
 * Accept a disabled token again
 */
export const enableToken = <ThrowOnError extends boolean = true>(options: Options<EnableTokenData, ThrowOnError>): RequestResult<EnableTokenResponses, EnableTokenErrors, ThrowOnError, 'data'> => options.client.post<EnableTokenResponses, EnableTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}/enable',
    ...options
});

/**
 * Why a token is accepted or refused: each check in order
 */
export const explainToken = <ThrowOnError extends boolean = true>(options: Options<ExplainTokenData, ThrowOnError>): RequestResult<ExplainTokenResponses, ExplainTokenErrors, ThrowOnError, 'data'> => options.client.post<ExplainTokenResponses, ExplainTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}/explain',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Give a refreshable token more time
 */
export const extendToken = <ThrowOnError extends boolean = true>(options: Options<ExtendTokenData, ThrowOnError>): RequestResult<ExtendTokenResponses, ExtendTokenErrors, ThrowOnError, 'data'> => options.client.post<ExtendTokenResponses, ExtendTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}/extend',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End a token for good; it stays visible as revoked
 */
export const revokeToken = <ThrowOnError extends boolean = true>(options: Options<RevokeTokenData, ThrowOnError>): RequestResult<RevokeTokenResponses, RevokeTokenErrors, ThrowOnError, 'data'> => options.client.post<RevokeTokenResponses, RevokeTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}/revoke',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Give a token a new value; the old one ends now or after a grace
 */
export const rotateToken = <ThrowOnError extends boolean = true>(options: Options<RotateTokenData, ThrowOnError>): RequestResult<RotateTokenResponses, RotateTokenErrors, ThrowOnError, 'data'> => options.client.post<RotateTokenResponses, RotateTokenErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}/rotate',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * How a token was used: verdicts by day, addresses, the last refusals, and what it holds against what it used
 */
export const readTokenUsage = <ThrowOnError extends boolean = true>(options: Options<ReadTokenUsageData, ThrowOnError>): RequestResult<ReadTokenUsageResponses, ReadTokenUsageErrors, ThrowOnError, 'data'> => options.client.get<ReadTokenUsageResponses, ReadTokenUsageErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/{id}/usage',
    ...options
});

/**
 * Disable, enable, revoke or delete many tokens, or say what that would do
 */
export const bulkTokens = <ThrowOnError extends boolean = true>(options: Options<BulkTokensData, ThrowOnError>): RequestResult<BulkTokensResponses, BulkTokensErrors, ThrowOnError, 'data'> => options.client.post<BulkTokensResponses, BulkTokensErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/tokens/bulk',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List who is told what happens to tokens
 */
export const listWebhooks = <ThrowOnError extends boolean = true>(options: Options<ListWebhooksData, ThrowOnError>): RequestResult<ListWebhooksResponses, ListWebhooksErrors, ThrowOnError, 'data'> => options.client.get<ListWebhooksResponses, ListWebhooksErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks',
    ...options
});

/**
 * Tell an address from now on; the signing secret is in the reply and nowhere else
 */
export const createWebhook = <ThrowOnError extends boolean = true>(options: Options<CreateWebhookData, ThrowOnError>): RequestResult<CreateWebhookResponses, CreateWebhookErrors, ThrowOnError, 'data'> => options.client.post<CreateWebhookResponses, CreateWebhookErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * End a webhook, with its secret and its deliveries
 */
export const deleteWebhook = <ThrowOnError extends boolean = true>(options: Options<DeleteWebhookData, ThrowOnError>): RequestResult<DeleteWebhookResponses, DeleteWebhookErrors, ThrowOnError, 'data'> => options.client.delete<DeleteWebhookResponses, DeleteWebhookErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks/{id}',
    ...options
});

/**
 * Change where messages go, which, and whether any do
 */
export const updateWebhook = <ThrowOnError extends boolean = true>(options: Options<UpdateWebhookData, ThrowOnError>): RequestResult<UpdateWebhookResponses, UpdateWebhookErrors, ThrowOnError, 'data'> => options.client.patch<UpdateWebhookResponses, UpdateWebhookErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks/{id}',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * List what was sent in the last 30 days and what waits, each with its attempts
 */
export const listWebhookDeliveries = <ThrowOnError extends boolean = true>(options: Options<ListWebhookDeliveriesData, ThrowOnError>): RequestResult<ListWebhookDeliveriesResponses, ListWebhookDeliveriesErrors, ThrowOnError, 'data'> => options.client.get<ListWebhookDeliveriesResponses, ListWebhookDeliveriesErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks/{id}/deliveries',
    ...options
});

/**
 * Send a message again: the same id and body, retries from the start
 */
export const resendWebhookDelivery = <ThrowOnError extends boolean = true>(options: Options<ResendWebhookDeliveryData, ThrowOnError>): RequestResult<ResendWebhookDeliveryResponses, ResendWebhookDeliveryErrors, ThrowOnError, 'data'> => options.client.post<ResendWebhookDeliveryResponses, ResendWebhookDeliveryErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks/{id}/deliveries/{delivery}/resend',
    ...options
});

/**
 * Sign with a new secret; for a while messages carry a second signature, by the old one
 */
export const rotateWebhookSecret = <ThrowOnError extends boolean = true>(options: Options<RotateWebhookSecretData, ThrowOnError>): RequestResult<RotateWebhookSecretResponses, RotateWebhookSecretErrors, ThrowOnError, 'data'> => options.client.post<RotateWebhookSecretResponses, RotateWebhookSecretErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks/{id}/rotate-secret',
    ...options,
    headers: {
        'Content-Type': 'application/json',
        ...options.headers
    }
});

/**
 * Send a message of type webhook.test; the deliveries tell what became of it
 */
export const testWebhook = <ThrowOnError extends boolean = true>(options: Options<TestWebhookData, ThrowOnError>): RequestResult<TestWebhookResponses, TestWebhookErrors, ThrowOnError, 'data'> => options.client.post<TestWebhookResponses, TestWebhookErrors, ThrowOnError, 'data'>({
    responseStyle: 'data',
    security: [{ scheme: 'bearer', type: 'http' }, {
            in: 'cookie',
            name: 'keyfob.session_token',
            type: 'apiKey'
        }],
    url: '/v1/workspaces/{workspace}/webhooks/{id}/test',
    ...options
});
