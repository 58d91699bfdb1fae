import type { Change, Plan } from './plan.ts';

const SIGN = { add: '+', change: '~', remove: '-' } as const;
const TITLE = { resource_types: 'Resource types', roles: 'Roles', policy: 'Policy' } as const;

export function countChanges(changes: readonly Change[]): Record<Change['kind'], number> {
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
  return { add: count('add'), change: count('change'), remove: count('remove') };
}

/** The plan in lines: what comes (`+`), changes (`~`) and goes (`-`), by section. */
export function formatPlan({ changes, kept }: Plan, notes: readonly string[] = []): string[] {
  const lines = (Object.keys(TITLE) as Change['section'][]).flatMap((section) => {
    const rows = changes.filter((change) => change.section === section);
    return rows.length === 0 ? [] : [TITLE[section], ...rows.flatMap(formatChange)];
  });
  const { add, change, remove } = countChanges(changes);
  return [
    ...lines,
    ...notes,
    ...(kept.length === 0
      ? []
      : [`Not in the file, and staying: ${kept.map(({ key }) => key).join(', ')} (--prune removes)`]),
    changes.length === 0 ? 'Nothing to change.' : `Plan: ${add} to add, ${change} to change, ${remove} to remove.`,
  ];
}

function formatChange({ kind, section, key, details }: Change): string[] {
  const head = `  ${SIGN[kind]} ${key}`;
  const [first] = details;
  if (section === 'policy' && first !== undefined) return [`${head}: ${first.slice(2)}`];
  return [head, ...details.map((detail) => `      ${detail}`)];
}
