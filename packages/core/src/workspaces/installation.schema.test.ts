import { expect, test } from 'vitest';
import { BreakGlass } from './installation.schema.ts';

test('a reason nobody could make anything of is refused, by the name of its field', () => {
  for (const reason of ['', 'x', '        x', 'ticket', '........', '12345678']) {
    const { error } = BreakGlass.safeParse({ reason });
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain('reason');
  }
  for (const reason of ['ticket 7', 'INC-4711', 'клиент просит'])
    expect(BreakGlass.safeParse({ reason }).success).toBe(true);
});
