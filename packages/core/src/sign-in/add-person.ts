import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import { hashPassword } from './password-hashing.ts';

export interface NewPerson {
  userId: string;
  email: string;
  name: string;
  password: string;
  /** Whether nobody else can have named this e-mail: a password under one that is not proven ends when a provider proves it. */
  emailProven?: boolean;
}

/**
 * Adds a person who signs in by e-mail and password, in the caller’s own transaction: sign-up is closed, and whoever lets a person in
 * also gives them their place, or neither happens.
 */
export async function addPerson(ctx: Context, person: NewPerson): Promise<void> {
  await ctx.em.execute(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values (?, ?, ?, ?, ?, ?)`,
    [person.userId, person.name, person.email.toLowerCase(), person.emailProven ?? false, ctx.now, ctx.now],
  );
  await ctx.em.execute(
    `insert into auth.account (id, "userId", "accountId", "providerId", password, "createdAt", "updatedAt") values (?, ?, ?, 'credential', ?, ?, ?)`,
    [uuidv7(), person.userId, person.userId, await hashPassword(person.password), ctx.now, ctx.now],
  );
}
