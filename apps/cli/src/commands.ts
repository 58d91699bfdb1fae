import type { CommandTable } from './command-table.ts';

const topics: CommandTable = {
  environment: { summary: 'The variables that commands read', load: () => import('./commands/help/environment.ts') },
  'exit-codes': { summary: 'What the exit codes say', load: () => import('./commands/help/exit-codes.ts') },
};

export const helpTopics = Object.keys(topics);

/** Every command, in the order of `keyfob --help`. A new one is one line here and one file. */
export const commands: CommandTable = {
  auth: {
    summary: 'Sign in and out',
    commands: {
      login: { summary: 'Sign in, in the browser or with a token', load: () => import('./commands/auth/login.ts') },
      status: { summary: 'Who you are and by which credential', load: () => import('./commands/auth/status.ts') },
      logout: { summary: 'Sign out', load: () => import('./commands/auth/logout.ts') },
      switch: { summary: 'Use another profile', load: () => import('./commands/auth/switch.ts') },
      token: { summary: 'Print the credential that is used', load: () => import('./commands/auth/token.ts') },
    },
  },
  workspace: {
    summary: 'The workspace that commands work in',
    commands: {
      list: { summary: 'List your workspaces', load: () => import('./commands/workspace/list.ts') },
      select: {
        summary: 'Choose the workspace to work in',
        aliases: ['switch'],
        load: () => import('./commands/workspace/select.ts'),
      },
      show: { summary: 'Show a workspace and its policy', load: () => import('./commands/workspace/show.ts') },
      create: { summary: 'Create a workspace', load: () => import('./commands/workspace/create.ts') },
      clear: { summary: 'Select no workspace', load: () => import('./commands/workspace/clear.ts') },
    },
  },
  token: {
    summary: 'Create, scope, rotate and retire tokens',
    commands: {
      create: { summary: 'Create a token', load: () => import('./commands/token/create.ts') },
      list: { summary: 'List tokens', load: () => import('./commands/token/list.ts') },
      show: { summary: 'Show a token', load: () => import('./commands/token/show.ts') },
      edit: { summary: 'Change a token; its value stays', load: () => import('./commands/token/edit.ts') },
      enable: { summary: 'Accept a disabled token again', load: () => import('./commands/token/enable.ts') },
      disable: { summary: 'Refuse a token for now', load: () => import('./commands/token/disable.ts') },
      extend: { summary: 'Give a token more time', load: () => import('./commands/token/extend.ts') },
      clone: { summary: 'Create a token like another', load: () => import('./commands/token/clone.ts') },
      trim: { summary: 'Take away what a token did not use', load: () => import('./commands/token/trim.ts') },
      refresh: { summary: 'A new value for the old', load: () => import('./commands/token/refresh.ts') },
      revoke: { summary: 'End tokens for good', load: () => import('./commands/token/revoke.ts') },
      delete: { summary: 'End tokens and hide them', load: () => import('./commands/token/delete.ts') },
      verify: { summary: 'Whether a value on stdin works', load: () => import('./commands/token/verify.ts') },
      can: { summary: 'Whether a token may do something', load: () => import('./commands/token/can.ts') },
    },
  },
  apply: {
    summary: 'Make the workspace what a keyfob.yaml says',
    load: () => import('./commands/apply.ts'),
  },
  permissions: {
    summary: 'What a grant can be about',
    commands: {
      list: { summary: 'Types and actions, and which you hold', load: () => import('./commands/permissions/list.ts') },
    },
  },
  'resource-type': {
    summary: 'The resource types of the workspace',
    commands: {
      list: { summary: 'List resource types', load: () => import('./commands/resource-type/list.ts') },
      set: { summary: 'Add or change one', load: () => import('./commands/resource-type/set.ts') },
      remove: { summary: 'Remove unused ones', load: () => import('./commands/resource-type/remove.ts') },
    },
  },
  role: {
    summary: 'The roles of the workspace',
    commands: {
      list: { summary: 'List roles', load: () => import('./commands/role/list.ts') },
      set: { summary: 'Add or change one', load: () => import('./commands/role/set.ts') },
      remove: { summary: 'Remove one', load: () => import('./commands/role/remove.ts') },
    },
  },
  member: {
    summary: 'The members of the workspace',
    commands: {
      list: { summary: 'List members', load: () => import('./commands/member/list.ts') },
      invite: { summary: 'Invite a person by a link', load: () => import('./commands/member/invite.ts') },
      invitations: {
        summary: 'Who was invited and has not come yet',
        load: () => import('./commands/member/invitations.ts'),
      },
      uninvite: { summary: 'Take an invitation back', load: () => import('./commands/member/uninvite.ts') },
      set: { summary: 'Add, change, suspend or resume one', load: () => import('./commands/member/set.ts') },
      remove: { summary: 'Remove one for good', load: () => import('./commands/member/remove.ts') },
    },
  },
  policy: {
    summary: 'What the workspace lets its tokens be',
    commands: {
      list: { summary: 'Show the policy', load: () => import('./commands/policy/list.ts') },
      set: { summary: 'Change fields of it', load: () => import('./commands/policy/set.ts') },
    },
  },
  snippet: { summary: 'Give a token to something', load: () => import('./commands/snippet.ts') },
  audit: {
    summary: 'The audit log',
    commands: {
      list: { summary: 'Read it, or follow it', load: () => import('./commands/audit/list.ts') },
      verify: { summary: 'Check an exported log, offline', load: () => import('./commands/audit/verify.ts') },
    },
  },
  webhook: {
    summary: 'Signed messages about what happens to tokens',
    commands: {
      list: { summary: 'List the webhooks', load: () => import('./commands/webhook/list.ts') },
      create: { summary: 'Have events posted to an address', load: () => import('./commands/webhook/create.ts') },
      edit: { summary: 'Another address, other events', load: () => import('./commands/webhook/edit.ts') },
      'rotate-secret': { summary: 'Another signing secret', load: () => import('./commands/webhook/rotate-secret.ts') },
      enable: { summary: 'Post events again', load: () => import('./commands/webhook/enable.ts') },
      disable: { summary: 'Post nothing for now', load: () => import('./commands/webhook/disable.ts') },
      delete: { summary: 'End a webhook', load: () => import('./commands/webhook/delete.ts') },
      test: { summary: 'Post a test message', load: () => import('./commands/webhook/test.ts') },
      deliveries: { summary: 'What was posted', load: () => import('./commands/webhook/deliveries.ts') },
      resend: { summary: 'Post a delivery again', load: () => import('./commands/webhook/resend.ts') },
    },
  },
  housekeeping: {
    summary: 'What the worker does by itself',
    commands: {
      list: { summary: 'When each job ran, and what it did', load: () => import('./commands/housekeeping/list.ts') },
      run: { summary: 'Run a job now, or count', load: () => import('./commands/housekeeping/run.ts') },
      pause: { summary: 'Keep a job away', load: () => import('./commands/housekeeping/pause.ts') },
      resume: { summary: 'Let it go on', load: () => import('./commands/housekeeping/resume.ts') },
      approve: { summary: 'Let it do what it halted at', load: () => import('./commands/housekeeping/approve.ts') },
    },
  },
  config: {
    summary: 'Settings of this program',
    commands: {
      get: { summary: 'Print one setting', load: () => import('./commands/config/get.ts') },
      set: { summary: 'Change a setting', load: () => import('./commands/config/set.ts') },
      list: { summary: 'Every setting', load: () => import('./commands/config/list.ts') },
    },
  },
  health: { summary: 'Whether Keyfob and what it needs answer', load: () => import('./commands/health.ts') },
  scan: { summary: 'Find token values in files and in Git', load: () => import('./commands/scan.ts') },
  mcp: { summary: 'Let a model manage tokens (MCP on stdio)', load: () => import('./commands/mcp.ts') },
  completion: { summary: 'Complete commands in your shell', load: () => import('./commands/completion.ts') },
  help: { summary: 'Explain a command or a topic', commands: topics },
  ui: { summary: 'Tokens, members and the audit log, live on one screen', load: () => import('./commands/ui.ts') },
};
