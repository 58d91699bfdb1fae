/** A person with a session, straight from the database: nothing outlives a sign-out, a reset or an expiry. */
export interface SignedIn {
  userId: string;
  email: string;
  name: string;
  sessionId: string;
}
