import { createHash } from 'node:crypto';
import type { Context } from '../context.ts';

/** 192 random bits; what is stored of them opens nothing. */
export function newInvitationCode(ctx: Pick<Context, 'ports'>): { code: string; codeDigest: Buffer } {
  const code = Buffer.from(ctx.ports.random(24)).toString('base64url');
  return { code, codeDigest: digestOfCode(code) };
}

export function digestOfCode(code: string): Buffer {
  return createHash('sha256').update(code).digest();
}
