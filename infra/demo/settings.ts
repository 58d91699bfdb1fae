import type { PutResourceTypes, UpdateWorkspace } from '@keyfob/core';

/** The workspace's own, beside the starter catalog that every installation is offered. */
export const ownTypes: PutResourceTypes = {
  data: [
    {
      key: 'deploy/release',
      actions: [
        { key: 'list', level: 'read' },
        { key: 'get', level: 'read' },
        { key: 'create', level: 'write' },
        { key: 'approve', level: 'admin' },
        { key: 'rollback', level: 'admin' },
      ],
    },
    {
      key: 'monitor/check',
      actions: [
        { key: 'list', level: 'read' },
        { key: 'get', level: 'read' },
        { key: 'acknowledge', level: 'write' },
        { key: 'silence', level: 'write' },
        { key: 'delete', level: 'admin' },
      ],
    },
  ],
};

export const policy: UpdateWorkspace = {
  policy: {
    warning_days: [14, 3, 1],
    unused_after: 45 * 86_400,
    rotation_after: 60 * 86_400,
    max_tokens_per_member: 20,
  },
};
