/**
 * Puts a text on the clipboard of whoever sits at the terminal, over SSH too (OSC 52). The terminal does not say whether it
 * did: some ask their user first, some have it switched off.
 */
export function copySequence(text: string): string {
  return `\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`;
}
