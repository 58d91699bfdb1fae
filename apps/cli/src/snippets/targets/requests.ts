import type { Snippet, SnippetInput } from '../snippet.ts';

const url = ({ apiUrl }: SnippetInput) => `${apiUrl}/v1/me`;
/** In double quotes of a shell. */
const shell = ({ value }: SnippetInput) => value ?? '$KEYFOB_TOKEN';

const needsVariable: Snippet['next'] = ({ value }) =>
  value === undefined ? ['The value comes from the variable: export KEYFOB_TOKEN'] : [];

/** A header from stdin is on no command line, where other users of the machine could read it. */
export const curl: Snippet = {
  text: (input) => `curl --header @- ${url(input)} <<END\nAuthorization: Bearer ${shell(input)}\nEND\n`,
  next: needsVariable,
};

export const httpie: Snippet = {
  text: (input) =>
    `${input.apiUrl.startsWith('https:') ? 'https' : 'http'} --auth-type bearer --auth "${shell(input)}" ${url(input)}\n`,
  next: needsVariable,
};

export const fetch: Snippet = {
  text: (input) => `const token = ${input.value === undefined ? 'process.env.KEYFOB_TOKEN' : `'${input.value}'`};
const reply = await fetch('${url(input)}', { headers: { authorization: \`Bearer \${token}\` } });
console.log(reply.status, await reply.json());
`,
  next: needsVariable,
};

export const python: Snippet = {
  text: (input) => `import json
import os
import urllib.request

token = ${input.value === undefined ? "os.environ['KEYFOB_TOKEN']" : `'${input.value}'`}
request = urllib.request.Request('${url(input)}', headers={'Authorization': f'Bearer {token}'})
with urllib.request.urlopen(request) as reply:
    print(reply.status, json.load(reply))
`,
  next: needsVariable,
};
