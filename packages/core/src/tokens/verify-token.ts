import type { RequestInfo } from '../actor.ts';
import { KeyfobError } from '../errors.ts';
import { countUse } from './count-use.ts';
import { presentVerdict } from './present-verdict.ts';
import { readSnapshots } from './read-snapshots.ts';
import type { HotPath, Reading } from './read-snapshots.ts';
import { judge } from './token.ts';
import type { Verdict, VerifyToken } from './verify.schema.ts';

const VERIFY = [{ resource_type: 'keyfob/token', action: 'verify' }];

/**
 * The hot path: is this value good for these actions? Answers a verdict, whatever it is; changes nothing but the count of a capped token.
 * @throws KeyfobError invalid_token | permission_denied about the verifier itself, unavailable.
 */
export async function verifyToken(
  hotPath: HotPath,
  credential: string,
  wanted: VerifyToken,
  request: RequestInfo,
): Promise<Verdict> {
  const reading = await readSnapshots(hotPath, [credential, wanted.token]);
  const asWorkspace = await admitVerifier(hotPath, reading, credential, [wanted.token], request);
  return verdictOn(hotPath, reading, asWorkspace, wanted, wanted.token === credential ? request : null);
}

/** The same for up to 100 values, read together; verdicts come in the order of the items. */
export async function verifyBatch(
  hotPath: HotPath,
  credential: string,
  items: readonly VerifyToken[],
  request: RequestInfo,
): Promise<Verdict[]> {
  const reading = await readSnapshots(hotPath, [credential, ...items.map((item) => item.token)]);
  const subjects = items.map((item) => item.token);
  const asWorkspace = await admitVerifier(hotPath, reading, credential, subjects, request);
  const verdicts: Verdict[] = [];
  // One after the other: two items may spend the last use of one token.
  for (const wanted of items)
    verdicts.push(await verdictOn(hotPath, reading, asWorkspace, wanted, wanted.token === credential ? request : null));
  return verdicts;
}

/** `own`: the token’s own call, where it asks about itself. */
async function verdictOn(
  hotPath: HotPath,
  { now, byValue }: Reading,
  asWorkspace: string | null,
  wanted: VerifyToken,
  own: RequestInfo | null,
): Promise<Verdict> {
  const snapshot = byValue.get(wanted.token) ?? null;
  const question = { ...wanted, require: wanted.require ?? [], sourceIp: wanted.source_ip, asWorkspace };
  let judgement = judge(snapshot, question, now);
  let isCounted = false;
  if (judgement.code === 'valid' && snapshot) {
    const { allowed, counted } = await countUse(hotPath, snapshot.token);
    isCounted = counted;
    if (!allowed) judgement = { ...judgement, code: 'uses_exceeded', warnings: [] };
  }
  hotPath.verdicts[judgement.code] += 1;
  if (!snapshot || judgement.code === 'not_found') hotPath.usage.noteUnknown(asWorkspace, now);
  else {
    const { code, missing } = judgement;
    const from = { ip: wanted.source_ip ?? own?.ip ?? null, userAgent: own?.userAgent };
    hotPath.usage.note(snapshot.token.id, {
      ...from,
      at: now,
      code,
      require: question.require,
      missing,
      counted: isCounted,
    });
  }
  return presentVerdict(hotPath.ports.publicUrl, snapshot, judgement);
}

/**
 * The only workspace the verifier sees; null for a service token. A token may always ask about itself, even once dead. Asking about
 * others is one use of a capped verifier, however many they are.
 */
async function admitVerifier(
  hotPath: HotPath,
  { now, byValue }: Reading,
  credential: string,
  subjects: readonly string[],
  request: RequestInfo,
): Promise<string | null> {
  const verifier = byValue.get(credential) ?? null;
  const asWorkspace = verifier?.workspace?.id ?? null;
  if (verifier && subjects.every((subject) => subject === credential)) return asWorkspace;
  const { code, missing } = judge(verifier, { require: VERIFY, asWorkspace, sourceIp: request.ip ?? undefined }, now);
  const { allowed, counted } =
    verifier && code === 'valid' ? await countUse(hotPath, verifier.token) : { allowed: false, counted: false };
  const noted = code === 'valid' && !allowed ? 'uses_exceeded' : code;
  if (verifier)
    hotPath.usage.note(verifier.token.id, { ...request, at: now, code: noted, require: VERIFY, missing, counted });
  else hotPath.usage.noteUnknown(null, now);
  if (allowed) return asWorkspace;
  if (code === 'insufficient_permissions') {
    throw new KeyfobError('permission_denied', 'Verifying needs keyfob/token:verify, which this token does not hold.', {
      extra: { missing },
    });
  }
  throw new KeyfobError('invalid_token', 'The access token does not exist, or no longer works.');
}
