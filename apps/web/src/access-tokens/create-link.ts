import { formatGrant } from '@keyfob/sdk';
import type { CreateToken, Token } from '@keyfob/sdk';

/** A create page’s address with everything filled in: `?name=…&kind=…&grant=…`. */
export function createQuery(body: CreateToken): string {
  const { name, description, kind, type, environment, role, grants = [], allowed_cidrs = [] } = body;
  const plain = { name, description, kind, type, environment, role };
  const lifetime = { expires_in: body.expires_in, expires_at: body.expires_at, no_expiry: body.no_expiry };
  const pairs = Object.entries({ ...plain, ...lifetime }).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  const lists = [
    ...grants.flatMap(formatGrant).map((term) => ['grant', term]),
    ...allowed_cidrs.map((address) => ['allowed_cidr', address]),
  ];
  return `?${new URLSearchParams([...pairs, ...lists]).toString()}`;
}

/** For a new token like this one; its name is taken, or was its own. */
export function likeThis(token: Token): string {
  const { description, kind, type, environment, role, grants, allowed_cidrs } = token;
  return createQuery({
    description,
    kind,
    environment,
    allowed_cidrs,
    ...(type !== null && { type }),
    ...(role === null ? { grants } : { role }),
  });
}
