import { INSTALLATION_CHAIN } from '../audit/chain.ts';
import type { House, Knock } from './knock.ts';
import { mailToPerson } from './send-reset-link.ts';

const MOST_OF_AGENT = 120;

/** Mails a person that a browser they never used before signed in with their password; their very first sign-in is no news. */
export async function tellNewDevice(
  { foundation, pool }: House,
  { from, headers }: Knock,
  email: string,
): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `select u.id from "user" u where u.email = $1 and (
       select count(*) from (select from keyfob.audit_event e where e.chain_id = $2 and e.actor_id = u.id and e.action = 'person.signed_in' limit 2) seen) > 1`,
    [email, INSTALLATION_CHAIN],
  );
  const [person] = rows;
  if (!person) return;
  const agent = (headers.get('user-agent') ?? 'an unnamed browser').slice(0, MOST_OF_AGENT);
  const sealed = `from ${from.ip ?? 'an unknown address'} with ${agent}`;
  await mailToPerson(foundation, { kind: 'new_device', userId: person.id, sealed });
}
