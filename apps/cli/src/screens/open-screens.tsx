import type { Keyfob } from '@keyfob/sdk';
import { render } from 'ink';
import { App } from './app/app.tsx';
import { Connection } from './app/connection.ts';
import { openQueryClient } from './app/query-client.ts';

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
  const screen = render(<App desk={{ ...given, connection }} queries={queries} color={color} />, {
    alternateScreen: true,
    interactive: true,
    incrementalRendering: true,
    isScreenReaderEnabled: screenReader,
  });
  try {
    await screen.waitUntilExit();
  } finally {
    queries.clear();
  }
}
