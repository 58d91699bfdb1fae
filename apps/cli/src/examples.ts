/** The last part of a command's help: what people type, each with a word on why. */
export function examples(...lines: readonly (readonly [command: string, why?: string])[]): string {
  const text = lines.map(([command, why]) => (why === undefined ? `  $ ${command}` : `  # ${why}\n  $ ${command}`));
  return `\nExamples:\n${text.join('\n')}\n`;
}
