const marks: Readonly<Record<string, string>> = { enter: '↵', left: '←', right: '→', up: '↑', down: '↓' };

/** A key as the last line shows it, where every cell counts. */
export function keyMark(name: string): string {
  return marks[name] ?? name;
}
