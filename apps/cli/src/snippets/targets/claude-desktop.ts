import { readEnvironment } from '../../environment.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { keysInJson, setInJson } from '../merge-json.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

/** What a server gets: the value itself, or where it is; never both, as the value would win. */
const environment = ({ value, tokenFile }: SnippetInput) => ({
  KEYFOB_TOKEN: value,
  KEYFOB_TOKEN_FILE: value === undefined ? tokenFile : undefined,
});

function merge(file: string, before: string, input: SnippetInput): string {
  const { server, apiUrl, program } = input;
  const at = ['mcpServers', server ?? 'keyfob'];
  if (server !== undefined) requireServer(file, before, server);
  const entries: [string[], unknown][] = [
    ...(server === undefined
      ? [
          [[...at, 'command'], program.command] as [string[], unknown],
          [
            [...at, 'args'],
            [...program.args, 'mcp'],
          ] as [string[], unknown],
        ]
      : []),
    [[...at, 'env', 'KEYFOB_API_URL'], apiUrl],
    ...Object.entries(environment(input)).map(([name, value]): [string[], unknown] => [[...at, 'env', name], value]),
  ];
  return entries.reduce((text, [path, value]) => setInJson(file, text, path, value), before);
}

/** A server of the platform's own is there already: nobody knows its command but the platform. */
function requireServer(file: string, before: string, server: string): void {
  const known = keysInJson(file, before, ['mcpServers']);
  if (known.includes(server)) return;
  throw new Failure(`${file} has no server ${server}`, {
    exitCode: exitCode.notFound,
    cause: new Error(known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`),
    next: 'add the server as its maker says, or leave --server out for the one of Keyfob',
  });
}

/** Claude Desktop starts `keyfob mcp` without a shell: the command is absolute, and so is the path of the token file. */
export const snippet: Snippet = {
  text: (input) =>
    merge(
      'claude_desktop_config.json',
      input.server === undefined ? '' : JSON.stringify({ mcpServers: { [input.server]: {} } }),
      input,
    ),
  files: (input, file = readEnvironment().claudeConfigFile) => [
    { file, merge: (before) => merge(file, before, input), secret: input.value !== undefined },
  ],
  next: () => ['Quit Claude Desktop completely and start it again: closing its window is not enough.'],
};
