import { createBrowserRouter, Navigate } from 'react-router';
import { AccessTokensPage } from './access-tokens/access-tokens-page.tsx';
import { NewTokenPage } from './access-tokens/new-token-page.tsx';
import { TokenPage } from './access-tokens/token-page.tsx';
import { AuditPage } from './audit/audit-page.tsx';
import { InvitationPage } from './invitation/invitation-page.tsx';
import { MembersPage } from './members/members-page.tsx';
import { NotificationsPage } from './notifications/notifications-page.tsx';
import { SignedIn } from './session/signed-in.tsx';
import { MyTokensPage } from './settings/my-tokens-page.tsx';
import { SessionsPage } from './settings/sessions-page.tsx';
import { SettingsFrame } from './settings/settings-frame.tsx';
import { SetupPage } from './setup/setup-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { Shell } from './shell/shell.tsx';
import { DevicePage } from './sign-in/device-page.tsx';
import { ResetPage } from './sign-in/reset-page.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { WebhookPage } from './webhooks/webhook-page.tsx';
import { WebhooksPage } from './webhooks/webhooks-page.tsx';
import { WorkspaceFrame } from './workspaces/workspace-frame.tsx';
import { WorkspacesPage } from './workspaces/workspaces-page.tsx';

export const router = createBrowserRouter([
  { path: '/sign-in', element: <SignInPage /> },
  { path: '/setup', element: <SetupPage /> },
  { path: '/reset', element: <ResetPage /> },
  { path: '/invitation', element: <InvitationPage /> },
  {
    element: <SignedIn />,
    children: [
      { path: '/device', element: <DevicePage /> },
      {
        element: <Shell />,
        children: [
          { path: '/', element: <Navigate to="/workspaces" replace /> },
          { path: '/workspaces', element: <WorkspacesPage /> },
          {
            path: '/workspace/:workspaceId',
            element: <WorkspaceFrame />,
            children: [
              { index: true, element: <Navigate to="access-tokens" replace /> },
              { path: 'access-tokens', element: <AccessTokensPage /> },
              { path: 'access-tokens/new', element: <NewTokenPage /> },
              { path: 'access-tokens/:tokenId', element: <TokenPage /> },
              { path: 'members', element: <MembersPage /> },
              { path: 'webhooks', element: <WebhooksPage /> },
              { path: 'webhooks/:webhookId', element: <WebhookPage /> },
              { path: 'audit', element: <AuditPage /> },
              { path: 'notifications', element: <NotificationsPage /> },
            ],
          },
          {
            path: '/settings',
            element: <SettingsFrame />,
            children: [
              { index: true, element: <Navigate to="api-tokens" replace /> },
              { path: 'api-tokens', element: <MyTokensPage /> },
              { path: 'sessions', element: <SessionsPage /> },
            ],
          },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
