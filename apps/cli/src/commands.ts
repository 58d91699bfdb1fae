import type { CommandTable } from './command-table.ts';

/** Every command, in the order of `keyfob --help`. A new one is one line here and one file. */
export const commands: CommandTable = {
  audit: {
    summary: 'The audit log',
    commands: {
      verify: { summary: 'Check an exported log, offline', load: () => import('./commands/audit/verify.ts') },
    },
  },
  health: { summary: 'Whether Keyfob and what it needs answer', load: () => import('./commands/health.ts') },
};
