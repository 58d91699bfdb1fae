import { createHash } from 'node:crypto';
import { KeyfobError } from '../errors.ts';
import type { Foundation } from '../transaction.ts';
import { addressBlock } from './address-block.ts';

/** Every limit counts the tries of the last 15 minutes, whichever node took them. */
const WINDOW_SECONDS = 15 * 60;

export interface Limit {
  readonly name: string;
  /** Tries in any 15 minutes. */
  readonly most: number;
}

export interface Refusal {
  /** Whole seconds until the next try is taken. */
  retryAfter: number;
  /** Whether this is the first refusal since a try was taken. */
  first: boolean;
}

type House = Pick<Foundation, 'systemPool' | 'clock'>;

const bucketOf = (limit: Limit, subject: string) => createHash('sha256').update(`${limit.name}\0${subject}`).digest();

/**
 * Takes one of the tries that are left, before it is known how it ends: tries in parallel count like tries in a row. One
 * statement, so that exactly `most` of any number get through. Null when it was taken.
 */
export async function takeTry({ systemPool, clock }: House, limit: Limit, subject: string): Promise<Refusal | null> {
  const { rows } = await systemPool.query<{ refusals: number; retry_after: number; fresh: boolean }>({
    name: 'take-try',
    text: `
      insert into keyfob.sign_in_try as held (bucket, at, ends_at)
      select $1, array[now], now + $3::int * interval '1 second'
      from (select clock_timestamp() + $4::float8 * interval '1 millisecond' as now) clock
      on conflict (bucket) do update set (at, refusals, ends_at) = (
        select case when cardinality(recent) < $2 then recent || excluded.at else recent end,
               case when cardinality(recent) < $2 then 0 else held.refusals + 1 end,
               case when cardinality(recent) < $2 then excluded.ends_at else held.ends_at end
        from (select array(
          select one from unnest(held.at) one where one > excluded.at[1] - $3::int * interval '1 second' order by one
        ) as recent) kept
      )
      returning refusals, xmax = 0 as fresh, ceil(extract(epoch from
        at[1] + $3::int * interval '1 second' - clock_timestamp() - $4::float8 * interval '1 millisecond'))::int as retry_after`,
    values: [bucketOf(limit, subject), limit.most, WINDOW_SECONDS, clock.offsetMs],
  });
  const [taken] = rows;
  if (!taken) throw new Error('a try was neither taken nor refused');
  if (taken.fresh) await forgetOld({ systemPool, clock });
  if (taken.refusals === 0) return null;
  return { retryAfter: Math.max(1, taken.retry_after), first: taken.refusals === 1 };
}

/** For a try that turned out to be none: it was right, or never reached what it was made at. */
export async function giveBackTry({ systemPool }: House, limit: Limit, subject: string): Promise<void> {
  await systemPool.query({
    name: 'give-back-try',
    text: `update keyfob.sign_in_try set at = at[1 : cardinality(at) - 1] where bucket = $1`,
    values: [bucketOf(limit, subject)],
  });
}

/** All tries are left again. */
export async function forgetTries({ systemPool }: House, limit: Limit, subject: string): Promise<void> {
  await systemPool.query({
    name: 'forget-tries',
    text: `delete from keyfob.sign_in_try where bucket = $1`,
    values: [bucketOf(limit, subject)],
  });
}

/**
 * Runs what may be a try at a secret. It counts unless it succeeds; one without an address is our own.
 * @throws KeyfobError too_many_requests, whatever the try would have been worth.
 */
export async function limitTries<Output>(
  house: House,
  limit: Limit,
  ip: string | null,
  attempt: () => Promise<Output>,
): Promise<Output> {
  const address = addressBlock(ip);
  if (address === null) return attempt();
  const refusal = await takeTry(house, limit, address);
  if (refusal) {
    throw new KeyfobError('too_many_requests', `Too many tries. Wait ${refusal.retryAfter} s, then try again.`, {
      extra: { retry_after: refusal.retryAfter },
    });
  }
  const output = await attempt();
  await giveBackTry(house, limit, address);
  return output;
}

/** Whoever adds a row takes away a few that no longer count: the table stays as small as the last 15 minutes. */
async function forgetOld({ systemPool, clock }: House): Promise<void> {
  await systemPool.query({
    name: 'forget-old-tries',
    text: `
      delete from keyfob.sign_in_try where bucket in (
        select bucket from keyfob.sign_in_try where ends_at < clock_timestamp() + $1::float8 * interval '1 millisecond'
        limit 10 for update skip locked)`,
    values: [clock.offsetMs],
  });
}
