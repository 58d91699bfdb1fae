/** The only reader of `process.env` in this program. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env) {
  return {
    apiUrl: env['KEYFOB_API_URL'] || 'http://localhost:4600',
    /** https://no-color.org: any value but an empty one. */
    color: !env['NO_COLOR'],
  };
}
