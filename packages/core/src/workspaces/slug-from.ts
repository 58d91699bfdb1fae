/** A slug people recognise in a name: `Café Münster & Co.` → `cafe-munster-co`; `workspace` when nothing of the name is left; never like an id. */
export function slugFrom(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(slug)) return `workspace-${slug}`;
  return slug || 'workspace';
}
