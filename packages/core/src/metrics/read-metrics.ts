import type { Registry } from 'prom-client';
import type { Context } from '../context.ts';
import { requireInstallationGrant } from '../workspaces/enter-installation.ts';

/** What Prometheus reads. They tell how busy every workspace together is. @throws KeyfobError permission_denied. */
export function readMetrics(ctx: Context, registry: Registry): Promise<string> {
  requireInstallationGrant(ctx, 'get');
  return registry.metrics();
}
