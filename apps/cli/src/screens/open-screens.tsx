import type { Keyfob } from '@keyfob/sdk';
import { render } from 'ink';
import { App } from './app/app.tsx';
import { Connection } from './app/connection.ts';
import { openQueryClient } from './app/query-client.ts';
import { keyByKey } from './keys/key-by-key.ts';

interface ScreensOptions {
  keyfob: Keyfob;
  /** Id or slug. */
  workspace: string;
  apiUrl: string;
  color: boolean;
  screenReader: boolean;
}

/** Takes the terminal until the person leaves. Whatever ends the program, the terminal is given back as it was. */
export async function openScreens({ color, screenReader, ...given }: ScreensOptions): Promise<void> {
  const connection = new Connection();
  const queries = openQueryClient(connection);
  // What is typed from now on is for the screens: the terminal must not print it between them.
  const { stdin } = process;
  stdin.setRawMode(true);
  const screen = render(null, {
    stdin: keyByKey(stdin),
    alternateScreen: true,
    interactive: true,
    incrementalRendering: true,
    isScreenReaderEnabled: screenReader,
  });
  // The other screen is entered with the cursor wherever the shell had it: what is drawn begins at its top.
  process.stdout.write('\u001B[2J\u001B[H');
  screen.rerender(<App desk={{ ...given, connection }} queries={queries} color={color} />);
  try {
    await screen.waitUntilExit();
  } finally {
    queries.clear();
    stdin.pause();
  }
}
