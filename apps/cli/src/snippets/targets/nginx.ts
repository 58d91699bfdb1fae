import { setInNginx } from '../merge-nginx.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

function lines({ apiUrl, value, permission }: SnippetInput): string[] {
  return [
    '# Asks Keyfob about each request whose location says: auth_request /_keyfob;',
    'location = /_keyfob {',
    '    internal;',
    `    proxy_pass ${apiUrl}/v1/forward-auth?require=${permission};`,
    '    proxy_pass_request_body off;',
    '    proxy_set_header Content-Length "";',
    ...(value === undefined ? [] : [`    proxy_set_header X-Keyfob-Verifier "${value}";`]),
    '}',
  ];
}

/** Forward-auth: nginx asks with the caller's own `Authorization` header. */
export const snippet: Snippet = {
  text: (input) => setInNginx('keyfob.conf', '', lines(input)),
  files: (input, file = 'keyfob.conf') => [
    {
      file,
      merge: (before) => setInNginx(file, before, lines(input), input.server),
      secret: input.value !== undefined,
    },
  ],
  next: ({ value }) => [
    'Protect a location of the same server with: auth_request /_keyfob;',
    ...(value === undefined
      ? [
          'Keyfob answers nginx once it trusts its address (KEYFOB_FORWARD_AUTH_PROXIES), or a verifier token: --inline.',
        ]
      : []),
  ],
};
