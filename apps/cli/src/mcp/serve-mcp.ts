import { PassThrough } from 'node:stream';
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio, StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { explainFailure } from '../explain-failure.ts';
import { failureLines } from '../report-failure.ts';
import { json } from '../text.ts';
import { version } from '../version.ts';
import type { Kit, Tool } from './tool.ts';
import { tools } from './tools.ts';

const INSTRUCTIONS =
  'Keyfob keeps the access tokens of a platform. Values of tokens are never shown: new ones are written into files. Before ' +
  'you rotate, disable or revoke a token, look at its last use and ask the person.';

interface Serving extends Kit {
  readonly apiUrl: string;
  /** Speaks with a token that may only read: the other tools are not even offered. */
  readonly readOnly: boolean;
}

/** Serves MCP on stdin and stdout until the client goes away; what it asked before is still done and answered. */
export function serveMcp(serving: Serving): void {
  // The library drops the calls in flight when its input ends. Ours never does: the process ends when nothing is left to do.
  const input = process.stdin.pipe(new PassThrough(), { end: false });
  const offered = tools.filter(({ effect }) => !serving.readOnly || effect === 'reads');
  serveStdio(
    () => {
      const server = new McpServer(
        { name: 'keyfob', version },
        { capabilities: { tools: {} }, instructions: INSTRUCTIONS },
      );
      for (const one of offered) register(server, one, serving);
      return server;
    },
    { transport: new StdioServerTransport(input) },
  );
}

function register(server: McpServer, { name, title, description, input, effect, run }: Tool, serving: Serving): void {
  const annotations = {
    readOnlyHint: effect === 'reads',
    destructiveHint: effect === 'ends',
    idempotentHint: effect === 'reads',
    openWorldHint: false,
  };
  server.registerTool(name, { title, description, inputSchema: input, annotations }, async (given) => {
    try {
      return { content: [{ type: 'text', text: json(await run(serving, given)) }] };
    } catch (error) {
      const text = failureLines(explainFailure(error, serving.apiUrl)).join('\n');
      return { content: [{ type: 'text', text }], isError: true };
    }
  });
}
