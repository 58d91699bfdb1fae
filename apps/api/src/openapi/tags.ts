/** The sections of the reference page, in reading order. */
export const tags = [
  { name: 'setup', description: 'The first owner, once.' },
  { name: 'me', description: 'Who calls.' },
  { name: 'workspaces', description: 'Tenants: they own members, roles, tokens, policy and an audit log.' },
  { name: 'installation', description: 'Its settings and the people who run it.' },
  { name: 'members', description: 'The people of a workspace, each with one role.' },
  { name: 'roles', description: 'Named sets of grants, which members and tokens follow.' },
  { name: 'resource types', description: 'What grants can be about.' },
  { name: 'tokens', description: 'Create, scope, rotate and retire tokens.' },
  { name: 'service tokens', description: 'How a platform’s own services use Keyfob: for every workspace.' },
  { name: 'self', description: 'What a token may do to itself.' },
  { name: 'verify', description: 'Is this token good for this action?' },
  { name: 'audit', description: 'Every change, in a chain that shows tampering.' },
  { name: 'webhooks', description: 'Who is told what happens to tokens.' },
  { name: 'housekeeping', description: 'What the worker does by the clock.' },
  { name: 'notifications', description: 'What people are told, and how they stop mails of it.' },
  { name: 'health', description: 'Alive, and ready to answer.' },
];
