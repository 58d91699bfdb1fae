import { addressBlock } from './address-block.ts';
import { tooManyTries } from './knock.ts';
import type { Guard, House, Knock } from './knock.ts';
import { deviceCookie, knownDevice } from './known-device.ts';
import { forgetTries, giveBackTry, takeTry } from './limit-tries.ts';
import { normaliseEmail } from './normalise-email.ts';
import { recordForPerson } from './record-sign-in.ts';
import { tellNewDevice } from './tell-new-device.ts';

/** At one account from devices it does not know, and from each device it knows; whether there is such an account or not. */
const ACCOUNT = { name: 'password of account', most: 10 };
/** From one address at whatever accounts: an office signs in behind one, so only failures count. */
export const ADDRESS = { name: 'password from address', most: 100 };

/**
 * Counts tries at a password. During a lock-out the right password is refused too, or the answer would tell it apart. The way
 * out for a person whom strangers lock out: a browser they signed in from before, a reset link, or the company’s provider.
 */
export const guardPassword: Guard = async (house, knock, next) => {
  const { foundation, config } = house;
  const email = normaliseEmail(knock.body['email']);
  const address = addressBlock(knock.from.ip);
  const fromAddress = address === null ? null : await takeTry(foundation, ADDRESS, address);
  if (fromAddress) return tooManyTries(fromAddress);
  const device = knownDevice(config, foundation.ports.peppers, knock.headers, email);
  const account = device === null ? email : `${email} from ${device}`;
  const atAccount = await takeTry(foundation, ACCOUNT, account);
  if (atAccount) {
    if (atAccount.first) await recordLockOut(house, knock, email);
    return tooManyTries(atAccount);
  }
  const response = await next();
  if (response.status === 401) return response;
  if (address !== null) await giveBackTry(foundation, ADDRESS, address);
  if (!response.ok) {
    await giveBackTry(foundation, ACCOUNT, account);
    return response;
  }
  await forgetTries(foundation, ACCOUNT, account);
  if (device === null) {
    response.headers.append('set-cookie', deviceCookie(config, foundation.ports.peppers, email));
    await tellNewDevice(house, knock, email);
  }
  return response;
};

/** A new password was proven to be the person’s own: whoever tried the old one has nothing more to guess. */
export const forgetPasswordTries = ({ foundation }: Pick<House, 'foundation'>, email: string): Promise<void> =>
  forgetTries(foundation, ACCOUNT, normaliseEmail(email));

/** Once in a burst, and only for an account there is: strangers write nothing of their own choice into the log. */
async function recordLockOut({ foundation, pool }: House, { from }: Knock, email: string): Promise<void> {
  const { rows } = await pool.query<{ id: string; email: string }>('select id, email from "user" where email = $1', [
    email,
  ]);
  const [person] = rows;
  if (!person) return;
  await recordForPerson(foundation, {
    action: 'person.sign_in_refused',
    person: { userId: person.id, email: person.email },
    after: { tries: ACCOUNT.most },
    request: from,
    by: 'system',
  });
}
