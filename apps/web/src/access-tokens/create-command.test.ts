import { expect, test } from 'vitest';
import { createCommand } from './create-command.ts';

test('a form becomes one command, with everything a shell would read quoted', () => {
  const command = createCommand(
    {
      kind: 'personal',
      name: "Ada's laptop; rm -rf $HOME",
      grants: [{ resource_type: 'builder', resource_id: '*', actions: ['list'] }],
      expires_in: '7d',
    },
    'acme',
  );
  expect(command).toBe(
    [
      'keyfob token create',
      '--workspace acme',
      `--name 'Ada'\\''s laptop; rm -rf $HOME'`,
      `--grant '{"resource_type":"builder","resource_id":"*","actions":["list"]}'`,
      '--expires-in 7d',
      '--user',
    ].join(' \\\n  '),
  );
});
