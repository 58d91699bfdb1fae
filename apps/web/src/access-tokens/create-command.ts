import type { CreateToken } from '@keyfob/sdk';

/** In single quotes for a shell, unless nothing in it could mean anything there. */
const quote = (text: string) => (/^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

/** The same token as a `keyfob token create` command. */
export function createCommand(body: CreateToken, workspace: string): string {
  const { name, description, kind, type, environment, role, grants = [], expires_in, expires_at, no_expiry } = body;
  const span = expires_in ?? body.default_expires_in;
  const flags = [
    ['--workspace', workspace],
    // The command asks for a name; the console makes one.
    ['--name', name ?? 'my-token'],
    ['--description', description],
    ['--type', type],
    ['--environment', environment],
    ['--role', role],
    ...grants.map((grant) => ['--grant', JSON.stringify(grant)]),
    ['--expires-in', span === undefined ? undefined : String(span)],
    ['--expires-at', expires_at],
  ].flatMap(([flag, value]) => (value === undefined ? [] : [`${flag} ${quote(value)}`]));
  return [
    'keyfob token create',
    ...flags,
    ...(kind === 'personal' ? ['--user'] : []),
    ...(no_expiry === true ? ['--no-expiry'] : []),
  ].join(' \\\n  ');
}
