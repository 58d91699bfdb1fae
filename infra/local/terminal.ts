/** Writes one line for a person. What came from elsewhere cannot move the cursor or forge lines. */
export function say(line: string): void {
  process.stdout.write(`${escapeControls(line)}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

// A closed terminal or pipe (`npm start | head`) must not end the services.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

function escapeControls(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Cf}/gu, (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}
