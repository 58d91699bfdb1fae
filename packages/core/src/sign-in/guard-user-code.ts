import { addressBlock } from './address-block.ts';
import { answer, tooManyTries } from './knock.ts';
import type { Guard } from './knock.ts';
import { giveBackTry, takeTry } from './limit-tries.ts';
import { recordForPerson } from './record-sign-in.ts';

/** Wrong codes by one person, and by people of one address. */
const PERSON = { name: 'user code by person', most: 10 };
const ADDRESS = { name: 'user code from address', most: 30 };

/**
 * Looks at, approves or denies a device login, as the person whose session this is: who approves is who gets signed in. A
 * code that is known takes no try.
 */
const guardUserCode =
  (action?: 'person.device_approved' | 'person.device_denied'): Guard =>
  async (house, knock, next) => {
    const { foundation, pool } = house;
    const person = await house.person(knock.headers);
    if (!person) return answer(401, 'UNAUTHORIZED', 'Sign in first.');
    const buckets = [
      { limit: PERSON, subject: person.userId },
      { limit: ADDRESS, subject: addressBlock(knock.from.ip) ?? 'unknown' },
    ];
    for (const { limit, subject } of buckets) {
      const refusal = await takeTry(foundation, limit, subject);
      if (refusal) return tooManyTries(refusal);
    }
    const response = await next();
    if (!response.ok) return response;
    for (const { limit, subject } of buckets) await giveBackTry(foundation, limit, subject);
    if (!action) return response;
    const userCode = String(knock.body['userCode'])
      .replaceAll(/[^a-zA-Z0-9]/g, '')
      .toUpperCase();
    const { rows } = await pool.query<{ id: string; client: string }>(
      'select id, "clientId" as client from "deviceCode" where "userCode" = $1',
      [userCode],
    );
    try {
      const after = { client: rows[0]?.client ?? null };
      await recordForPerson(foundation, { action, person, after, request: knock.from });
    } catch (error) {
      // An approval that is not in the log is none.
      await pool.query('delete from "deviceCode" where "userCode" = $1', [userCode]);
      throw error;
    }
    return response;
  };

export const guardUserCodeShown = guardUserCode();
export const guardApproval = guardUserCode('person.device_approved');
export const guardDenial = guardUserCode('person.device_denied');
