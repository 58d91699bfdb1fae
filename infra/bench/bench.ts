// `npm run bench`: runs every `*.bench.ts` of this folder, one after the other, and prints one table.
// `npm run bench -- p12 p13` runs only those.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Bench, Row } from './row.ts';

const picked = process.argv.slice(2).map((argument) => argument.toLowerCase());
const files = fs
  .readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => picked.length === 0 || picked.some((start) => file.startsWith(`${start}-`)))
  .toSorted((left, right) => Number(left.match(/\d+/)?.[0]) - Number(right.match(/\d+/)?.[0]));

const rows: Row[] = [];
for (const file of files) {
  process.stderr.write(`${file}…\n`);
  const { bench } = (await import(path.join(import.meta.dirname, file))) as { bench: Bench };
  rows.push(...(await bench()));
}
const table = [
  ['row', 'what', 'measured', 'goal', ''],
  ...rows.map(({ id, what, measured, goal, met }) => [id, what, measured, goal, met ? 'met' : 'MISSED']),
];
const widths = table[0]?.map((_, at) => Math.max(...table.map((cells) => cells[at]?.length ?? 0))) ?? [];
for (const cells of table)
  console.log(
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
if (rows.some(({ met }) => !met)) process.exitCode = 1;
