export interface Check {
  name: string;
  /** Commands of node_modules/.bin, run one after the other until one fails. */
  commands: [string, ...string[]][];
  /** A folder of the repository that the commands must leave as it was. */
  leavesAlone?: string;
}

const turbo = (task: string): [string, ...string[]] => [
  'turbo',
  'run',
  task,
  '--output-logs=errors-only',
  '--ui=stream',
];

/** A published folder is packed as npm would get it, then read the way Node and TypeScript read it. */
const published = (folder: string): Check['commands'] => [
  ['publint', '--strict', folder],
  ['attw', '--pack', folder, '--profile', 'esm-only'],
];

/** Longest first, so that two lanes end together. */
export const checks: Check[] = [
  { name: 'types', commands: [turbo('typecheck')] },
  { name: 'lint', commands: [['oxlint', '--type-aware', '--deny-warnings']] },
  { name: 'generated files are fresh', commands: [turbo('generate')], leavesAlone: 'packages/sdk' },
  { name: 'SDK package', commands: published('packages/sdk') },
  { name: 'CLI package', commands: published('apps/cli') },
  { name: 'unused code', commands: [['knip']] },
  {
    name: 'import rules',
    commands: [['depcruise', '--config', '.dependency-cruiser.js', 'apps', 'packages', 'infra']],
  },
  { name: 'format', commands: [['oxfmt', '--check']] },
  { name: 'duplicates', commands: [['jscpd', '--config', '.jscpd.json', 'apps', 'packages', 'infra']] },
];
