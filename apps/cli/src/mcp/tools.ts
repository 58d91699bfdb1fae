import type { Tool } from './tool.ts';
import { createToken } from './tools/create-token.ts';
import { disableToken } from './tools/disable-token.ts';
import { listTokens } from './tools/list-tokens.ts';
import { revokeToken } from './tools/revoke-token.ts';
import { rotateToken } from './tools/rotate-token.ts';
import { searchAudit } from './tools/search-audit.ts';
import { showToken } from './tools/show-token.ts';
import { tokenUsage } from './tools/token-usage.ts';
import { whoami } from './tools/whoami.ts';

/** Everything a model can do through `keyfob mcp`, reading first. */
export const tools: readonly Tool[] = [
  whoami,
  listTokens,
  showToken,
  tokenUsage,
  searchAudit,
  createToken,
  rotateToken,
  disableToken,
  revokeToken,
];
