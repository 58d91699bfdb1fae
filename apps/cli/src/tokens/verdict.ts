import { parseTokenValue } from '@keyfob/sdk';
import type { Explanation, Keyfob, Requirement, Verdict } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Output } from '../output.ts';
import { grantsText } from './show-token.ts';

type Judged = Verdict | Explanation;

/** Asks about a value with that value as the caller, which needs no permission. What is no value is known without asking. */
export async function verifySelf(
  value: string,
  open: (value: string) => Keyfob,
  require: Requirement[],
  explain = false,
): Promise<Verdict> {
  if (parseTokenValue(value) === null) return { valid: false, code: 'not_found', warnings: [] };
  return open(value).verifyToken({ token: value, require, ...(explain && { explain }) });
}

export function printVerdict(output: Output, verdict: Judged): void {
  const { valid, code, missing, fix_url, explain } = verdict;
  const token = 'token' in verdict ? verdict.token?.name : undefined;
  output.details(verdict, {
    verdict: valid ? 'valid' : `refused: ${code}`,
    ...(token !== undefined && { token }),
    ...(missing && { missing: grantsText(missing) }),
    ...(fix_url !== undefined && { fix: fix_url }),
    ...(verdict.warnings.length > 0 && { warnings: verdict.warnings.join(', ') }),
    ...Object.fromEntries(
      (explain ?? []).map(({ check, ok, detail }) => [
        check,
        `${ok ? 'ok' : 'no'}${detail === undefined ? '' : `: ${detail}`}`,
      ]),
    ),
  });
}

/** A refusal is an answer; only the exit code says that it was one. */
export function requireValid({ valid, code, fix_url }: Judged): void {
  if (valid) return;
  const isPermission = code === 'insufficient_permissions';
  throw new Failure(isPermission ? 'Permission denied' : 'Invalid token', {
    exitCode: exitCode.permission,
    cause: new Error(`the verdict is ${code}`),
    next: isPermission
      ? (fix_url ?? 'keyfob token edit ID --grant type:action')
      : 'keyfob token list shows its state; keyfob token create makes another',
  });
}
