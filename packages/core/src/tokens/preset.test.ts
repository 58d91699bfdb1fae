import { expect, test } from 'vitest';
import { presetOf } from './preset.ts';

test('a type is a preset over two stored facts and a lifetime', () => {
  expect([presetOf('standard'), presetOf('long_lived'), presetOf('read_only'), presetOf(null)]).toEqual([
    { refreshable: true, access: 'full', lifetimeSeconds: 2_592_000 },
    { refreshable: false, access: 'full', lifetimeSeconds: 31_536_000 },
    { refreshable: false, access: 'read', lifetimeSeconds: 7_776_000 },
    { refreshable: false, access: 'full', lifetimeSeconds: null },
  ]);
});
