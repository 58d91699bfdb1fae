import { setInNginx } from '../merge-nginx.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

/** Where nginx keeps its configuration: only whoever starts it reads this file. */
const INCLUDED = '/etc/nginx/keyfob-token.conf';

function lines({ apiUrl, value }: SnippetInput): string[] {
  return [
    `# The upstream is given a token of ${apiUrl}, whatever the caller sent.`,
    value === undefined ? `include ${INCLUDED};` : `proxy_set_header Authorization "Bearer ${value}";`,
  ];
}

/** nginx speaks to the upstream with the token: from a file that it includes, or in place. */
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
    ...(value === undefined
      ? [`The value goes into the file to include, mode 0600: keyfob snippet nginx --inline --write ${INCLUDED}`]
      : []),
    'A location that has a proxy_set_header of its own inherits none from its server: put the line there too.',
  ],
};
