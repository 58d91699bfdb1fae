const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text before the cursor, the character under it and what follows; `behind` counts the characters from the cursor to the end. */
export function splitAt(text: string, behind: number): [before: string, at: string, after: string] {
  const all = Array.from(characters.segment(text), ({ segment }) => segment);
  const cursor = Math.max(0, all.length - behind);
  return [all.slice(0, cursor).join(''), all[cursor] ?? '', all.slice(cursor + 1).join('')];
}

export const lengthOf = (text: string): number => Array.from(characters.segment(text)).length;

/** Without its last character, which may be several code points. */
export const withoutLast = (text: string): string => splitAt(text, 1)[0];
