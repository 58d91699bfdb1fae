import { z } from 'zod';
import { Id, PageQuery, pageOf, Timestamp } from '../list.schema.ts';

export const Session = z
  .object({
    id: Id,
    kind: z.enum(['browser', 'device']).meta({ description: 'A device signed in by a code that was approved.' }),
    client: z.string().nullable().meta({ description: 'The program of a device, as it names itself.' }),
    user_agent: z.string().nullable(),
    ip: z.string().nullable().meta({ description: 'Where it was signed in from.' }),
    created_at: Timestamp,
    last_seen_at: Timestamp.nullable().meta({ description: 'Within a minute.' }),
    expires_at: Timestamp,
    current: z.boolean().meta({ description: 'The one that asks.' }),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const SessionList = pageOf(Session).meta({ id: 'SessionList' });
export type SessionList = z.infer<typeof SessionList>;

export const SessionListQuery = PageQuery;
export type SessionListQuery = z.infer<typeof SessionListQuery>;

export const SessionName = z
  .union([Id, z.literal('current')])
  .meta({ description: 'Id of the session, or `current` for the one that asks.' });
export type SessionName = z.infer<typeof SessionName>;

export const EndSessionsQuery = z.strictObject({
  keep_current: z.stringbool().default(false).meta({ description: 'End every session but the one that asks.' }),
});
export type EndSessionsQuery = z.infer<typeof EndSessionsQuery>;

export const EndedSessions = z
  .object({ ended: z.int().min(0).meta({ description: 'How many sessions there were to end.' }) })
  .meta({ id: 'EndedSessions' });
export type EndedSessions = z.infer<typeof EndedSessions>;

export const SignInOptions = z
  .object({
    password: z.literal(true),
    reset_by_mail: z.boolean().meta({
      description:
        'Whether links for a new password are sent by mail; else they are printed where Keyfob runs, and an operator can make one.',
    }),
    oidc: z
      .object({ name: z.string() })
      .nullable()
      .meta({ description: 'The company’s provider: POST /api/auth/sign-in/social answers where to go.' }),
  })
  .meta({ id: 'SignInOptions' });
export type SignInOptions = z.infer<typeof SignInOptions>;

export const CreatePasswordReset = z.strictObject({ email: z.email().max(254) }).meta({ id: 'CreatePasswordReset' });
export type CreatePasswordReset = z.infer<typeof CreatePasswordReset>;

export const PasswordReset = z
  .object({
    link: z.string().meta({ description: 'Opens the page for a new password, once. What follows `#` is the secret.' }),
    expires_at: Timestamp,
  })
  .meta({ id: 'PasswordReset' });
export type PasswordReset = z.infer<typeof PasswordReset>;
