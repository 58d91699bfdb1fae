import { parseTokenValue } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { readPrivateFile, reservePrivateFile, writePrivateFile } from './private-file.ts';

/** The value in a token file, `{"bearer_token": "…"}`; everything else that may be there is refused in its own words. */
export async function readTokenFile(file: string): Promise<string> {
  if (parseTokenValue(file.trim()) !== null)
    throw refusal(
      'KEYFOB_TOKEN_FILE holds a token value, not the path of a file',
      'export KEYFOB_TOKEN with the value, or KEYFOB_TOKEN_FILE with a path',
    );
  const text = readPrivateFile(file);
  if (text === null)
    throw refusal(`There is no token file at ${file}`, `keyfob token create --name NAME --token-file ${file}`);
  if (parseTokenValue(text.trim()) !== null)
    throw refusal(
      `${file} holds a raw token value, not a token file`,
      `write {"bearer_token": "…"} into it, or export KEYFOB_TOKEN with the value`,
    );
  const value = bearerToken(text);
  if (value !== null && parseTokenValue(value) !== null) return value;
  throw refusal(
    value === null
      ? `${file} is not a token file: it must hold {"bearer_token": "…"}`
      : `Invalid token: ${file} holds a value with a typing error`,
    `keyfob token create --name NAME --token-file ${file} --force`,
  );
}

/** As seed and documentation promise it: one JSON object, mode 0600. */
export function writeTokenFile(file: string, value: string, options: { replace: boolean }): Promise<void> {
  return writePrivateFile(file, textOf(value), options);
}

/** The same for a value that does not exist yet: what makes it is only asked for when the file and its room on the disk are there. */
export function reserveTokenFile<Result>(
  file: string,
  options: { replace: boolean },
  use: (write: (value: string) => Promise<void>) => Promise<Result>,
): Promise<Result> {
  return reservePrivateFile(file, { ...options, room: ROOM }, (write) => use((value) => write(textOf(value))));
}

/** More bytes than a token file has. */
const ROOM = 256;

const textOf = (value: string) => `${JSON.stringify({ bearer_token: value })}\n`;

/** What the text of a token file says is the value; null where it is none. */
export function bearerToken(text: string): string | null {
  try {
    const { bearer_token: value } = JSON.parse(text) as { bearer_token?: unknown };
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function refusal(message: string, next: string): Failure {
  return new Failure(message, { exitCode: exitCode.authentication, next });
}
