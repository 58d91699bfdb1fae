import { expect, test } from 'vitest';
import { fitColumns } from './columns.ts';

const titles = (width: number) => fitColumns(width).columns.map(({ title }) => title);

test('a wide terminal shows everything, a narrow one what matters first', () => {
  expect(titles(140)).toEqual(['TOKEN', 'SCOPE', 'STATUS', 'KIND', 'CREATED', 'EXPIRES', 'LAST USED', 'OWNER']);
  expect(titles(78)).toEqual(['SCOPE', 'STATUS', 'EXPIRES', 'LAST USED']);
  expect(titles(60)).toEqual(['STATUS', 'EXPIRES', 'LAST USED']);
  expect(titles(38)).toEqual(['STATUS']);
  expect(titles(20)).toEqual([]);
});

test('no row is wider than the terminal, from 10 to 300 columns', () => {
  for (let width = 10; width <= 300; width += 1) {
    const { columns, nameWidth } = fitColumns(width);
    const total = 4 + nameWidth + columns.reduce((sum, column) => sum + column.width + 1, 0);
    expect([width, total <= Math.max(width, 5)]).toEqual([width, true]);
  }
});
