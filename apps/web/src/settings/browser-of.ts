/** Browsers by what their user agent holds; the first that fits, as most of them name others too. */
const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;

const systems = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS X', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** “Firefox, Linux”: enough to know one’s own again; the whole text is on hover. */
export function browserOf(agent: string | null): string | null {
  if (agent === null) return null;
  const known = [browsers, systems].flatMap((names) => names.find(([part]) => agent.includes(part))?.[1] ?? []);
  return known.length > 0 ? known.join(', ') : null;
}
