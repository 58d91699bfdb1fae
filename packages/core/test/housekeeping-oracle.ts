/** A token as the oracle of housekeeping knows it; instants in days since the test began. */
export interface OracleToken {
  id: string;
  created: number;
  expires: number | null;
  /** Since when it counts as idle. */
  idle: number;
  used: boolean;
  status: 'active' | 'disabled' | 'revoked' | 'expired' | 'purged';
  /** When it died. */
  dead: number | null;
  said: Set<string>;
  /** Kind and start of idleness of what was announced → the day from which it may happen. */
  announced: Map<string, number>;
}

export interface OraclePolicy {
  warningDays: number[];
  unusedAfter: number;
  rotationAfter: number;
  disableAfter: number;
  revokeAfter: number;
}

/** `what id days?`, as the test writes down what happened. */
type Line = string;

/** What one round of jobs says and does on a day, job after job, by product.md and docs/operate.md alone: no SQL, no code of the product. */
export function oracleDay(tokens: readonly OracleToken[], day: number, policy: OraclePolicy): Line[] {
  const all = [expire, remind, disable, revoke, purge];
  return all.flatMap((job) => tokens.flatMap((token) => job(token, day, policy)));
}

const lives = ({ status }: OracleToken): boolean => status === 'active' || status === 'disabled';
const isOver = ({ expires }: OracleToken, day: number): boolean => expires !== null && expires <= day;

function once(token: OracleToken, mark: string, line: Line): Line[] {
  if (token.said.has(mark)) return [];
  token.said.add(mark);
  return [line];
}

function expire(token: OracleToken, day: number): Line[] {
  if (!lives(token) || !isOver(token, day)) return [];
  Object.assign(token, { status: 'expired', dead: token.expires });
  return [`token.expired ${token.id}`];
}

function remind(token: OracleToken, day: number, policy: OraclePolicy): Line[] {
  if (token.status !== 'active') return [];
  const { id, expires, created, idle } = token;
  const lines: Line[] = [];
  const left = expires === null ? Infinity : expires - day;
  const mark = policy.warningDays.toSorted((a, b) => a - b).find((days) => left <= days);
  if (mark !== undefined && expires !== null && expires - created > mark)
    lines.push(...once(token, `expiring ${mark}`, `token.expiring ${id} ${Math.ceil(left)}`));
  const unused = day - idle - policy.unusedAfter;
  if (unused >= 0)
    lines.push(
      ...once(token, `unused ${idle} ${Math.floor(unused / 30)}`, `token.unused ${id} ${Math.floor(day - idle)}`),
    );
  if (day - created >= policy.rotationAfter)
    lines.push(...once(token, 'rotation', `token.rotation_due ${id} ${Math.floor(day - created)}`));
  return lines;
}

function disable(token: OracleToken, day: number, policy: OraclePolicy): Line[] {
  if (token.status !== 'active') return [];
  const { lines, isDue } = announce(token, day, 'disable', policy.disableAfter);
  if (!isDue) return lines;
  token.status = 'disabled';
  return [...lines, `token.disabled ${token.id}`];
}

function revoke(token: OracleToken, day: number, policy: OraclePolicy): Line[] {
  if (!lives(token)) return [];
  const { lines, isDue } = announce(token, day, 'revoke', policy.revokeAfter);
  if (!isDue) return lines;
  Object.assign(token, { status: 'revoked', dead: day });
  return [...lines, `token.revoked ${token.id}`];
}

function announce(token: OracleToken, day: number, kind: string, after: number): { lines: Line[]; isDue: boolean } {
  const key = `${kind} ${token.idle}`;
  const announced = token.announced.get(key);
  if (announced !== undefined) return { lines: [], isDue: announced <= day };
  if (day - token.idle < after - 7) return { lines: [], isDue: false };
  const due = Math.max(token.idle + after, day + 7);
  token.announced.set(key, due);
  return { lines: [`token.${kind}_announced ${token.id} ${Math.ceil(due - day)}`], isDue: false };
}

function purge(token: OracleToken, day: number): Line[] {
  if (token.dead === null || token.status === 'purged' || day - token.dead < 90) return [];
  token.status = 'purged';
  return [`token.purged ${token.id}`];
}
