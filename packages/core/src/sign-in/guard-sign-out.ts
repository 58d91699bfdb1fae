import type { Guard } from './knock.ts';
import { recordForPerson } from './record-sign-in.ts';

/** A sign-out is in the log before the session is gone. */
export const guardSignOut: Guard = async (house, knock, next) => {
  const person = await house.person(knock.headers);
  if (person)
    await recordForPerson(house.foundation, {
      action: 'person.signed_out',
      person,
      after: { session_id: person.sessionId },
      request: knock.from,
    });
  return next();
};
