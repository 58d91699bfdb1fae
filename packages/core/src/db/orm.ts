import { MikroORM } from '@mikro-orm/postgresql';
import { AuditEventRow } from '../audit/audit-event.entity.ts';
import { AuditHeadRow } from '../audit/audit-head.entity.ts';
import { AuditPersonalRow } from '../audit/audit-personal.entity.ts';
import { IdempotencyKeyRow } from '../idempotency/idempotency-key.entity.ts';
import { InvitationRow } from '../members/invitation.entity.ts';
import { MemberRow } from '../members/member.entity.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import { RoleRow } from '../permissions/role.entity.ts';
import { TokenDigestRow } from '../tokens/token-digest.entity.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import { WebhookDeliveryRow } from '../webhooks/webhook-delivery.entity.ts';
import { WebhookRow } from '../webhooks/webhook.entity.ts';
import { InstallationRow } from '../workspaces/installation.entity.ts';
import { WorkspaceRow } from '../workspaces/workspace.entity.ts';
import { OutboxRow } from './outbox.entity.ts';

/** Opens the ORM and its pool; connects at once, so that a wrong address fails the start and not the first request. */
export async function openOrm(databaseUrl: string): Promise<MikroORM> {
  const orm = await MikroORM.init({
    clientUrl: databaseUrl,
    entities: [
      AuditEventRow,
      AuditHeadRow,
      AuditPersonalRow,
      IdempotencyKeyRow,
      InstallationRow,
      InvitationRow,
      MemberRow,
      OperatorRow,
      OutboxRow,
      RoleRow,
      TokenDigestRow,
      TokenRow,
      WebhookDeliveryRow,
      WebhookRow,
      WorkspaceRow,
    ],
    forceUtcTimezone: true,
    pool: { min: 0, max: 10 },
    schemaGenerator: { ignoreSchema: ['auth', 'bullmq'] },
  });
  await orm.connect();
  return orm;
}
