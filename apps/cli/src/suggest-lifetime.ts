/** By what the service said of a lifetime, what to ask for instead: its limit where it named one, the form where that was wrong. */
export function suggestLifetime(message: string): string {
  const [, limit] = /^must not be beyond .*\(([^()]+)\)$/.exec(message) ?? [];
  if (limit !== undefined) return `ask for less: it may last until ${limit} at most, as in --expires-at ${limit}`;
  const [, end] = /live longer than (\S+)$/.exec(message) ?? [];
  if (end !== undefined) return `end it before ${end}, or give it a new value and a new end: keyfob token refresh ID`;
  const [, policy] = /choose one within (.+)$/.exec(message) ?? [];
  if (policy !== undefined) return `leave out --no-expiry and say when it ends, within ${policy}`;
  return nextOf.find(([said]) => said.test(message))?.[1] ?? 'the same with --help says what may be given';
}

const nextOf: readonly (readonly [RegExp, string])[] = [
  [/^must be whole seconds/, 'give a duration such as --expires-in 24h, 7d or 1y, or whole seconds'],
  [/^must be (?:more than zero|at most)/, 'give a duration between --expires-in 1 (a second) and 100y'],
  [/^must be in the future/, 'give a time that is still to come, or how long from now: --expires-in'],
  [
    /^(?:must be a date|Invalid ISO)/,
    'give --expires-at a date such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z',
  ],
  [/^no time is left/, 'sign in as a person, who may begin anew: keyfob auth login'],
];
