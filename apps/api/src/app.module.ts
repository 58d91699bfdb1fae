import type { Core } from '@keyfob/core';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuditController } from './audit/audit.controller.ts';
import { InstallationAuditController } from './audit/installation-audit.controller.ts';
import { CORE } from './core.token.ts';
import { HealthController } from './health/health.controller.ts';
import { HousekeepingController } from './housekeeping/housekeeping.controller.ts';
import { AccessGuard } from './http/access.guard.ts';
import { ContractInterceptor } from './http/contract.interceptor.ts';
import type { DeclaredRoutes } from './http/declared-routes.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { InstallationController } from './installation/installation.controller.ts';
import { MeController } from './me/me.controller.ts';
import { SessionsController } from './me/sessions.controller.ts';
import { AcceptInvitationController } from './members/accept-invitation.controller.ts';
import { InvitationsController } from './members/invitations.controller.ts';
import { MembersController } from './members/members.controller.ts';
import { EventStreams } from './notifications/event-streams.ts';
import { NotificationsController } from './notifications/notifications.controller.ts';
import { InstallationResourceTypesController } from './resource-types/installation-resource-types.controller.ts';
import { ResourceTypesController } from './resource-types/resource-types.controller.ts';
import { RolesController } from './roles/roles.controller.ts';
import { SelfController } from './self/self.controller.ts';
import { ServiceTokenActionsController } from './service-tokens/service-token-actions.controller.ts';
import { ServiceTokensController } from './service-tokens/service-tokens.controller.ts';
import { SetupController } from './setup/setup.controller.ts';
import { SignInController } from './sign-in/sign-in.controller.ts';
import { TokenActionsController } from './tokens/token-actions.controller.ts';
import { TokensController } from './tokens/tokens.controller.ts';
import { ServiceTokenUsageController } from './usage/service-token-usage.controller.ts';
import { UsageController } from './usage/usage.controller.ts';
import { WebhookDeliveriesController } from './webhooks/webhook-deliveries.controller.ts';
import { WebhooksController } from './webhooks/webhooks.controller.ts';
import { WorkspacesController } from './workspaces/workspaces.controller.ts';

@Module({
  controllers: [
    HealthController,
    SetupController,
    MeController,
    SessionsController,
    SignInController,
    WorkspacesController,
    MembersController,
    InstallationController,
    InvitationsController,
    AcceptInvitationController,
    RolesController,
    ResourceTypesController,
    InstallationResourceTypesController,
    TokensController,
    TokenActionsController,
    ServiceTokensController,
    ServiceTokenActionsController,
    SelfController,
    UsageController,
    ServiceTokenUsageController,
    HousekeepingController,
    WebhooksController,
    WebhookDeliveriesController,
    NotificationsController,
    AuditController,
    InstallationAuditController,
  ],
})
export class AppModule {
  static over(core: Core, routes: DeclaredRoutes): DynamicModule {
    return {
      module: AppModule,
      providers: [
        { provide: CORE, useValue: core },
        EventStreams,
        { provide: APP_FILTER, useValue: new ProblemFilter(routes) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ContractInterceptor },
      ],
    };
  }
}
