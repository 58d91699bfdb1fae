/**
 * What others named may hold escape sequences, or marks that reorder the line: none reaches the terminal. Every control and
 * invisible format character becomes U+FFFD, but for the joiners that scripts and emoji need.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]|(?![\u200C\u200D])\p{Cf}/gu, '\uFFFD');
}
