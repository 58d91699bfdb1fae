import { expect, test } from 'vitest';
import type { AuditEvent } from './audit.schema.ts';
import { csvHeader, csvLines } from './csv-lines.ts';

const event: AuditEvent = {
  id: '0190a0a0-0000-7000-8000-000000000000',
  seq: 7,
  at: '2026-11-22T00:00:00.000Z',
  actor: { kind: 'person', id: 'u', label: 'ada@example.com' },
  action: 'token.updated',
  subject: { kind: 'token', id: 't', label: 'x' },
  ip: null,
  request_id: null,
  personal: {},
  salts: {},
  prev_hash: '',
  hash: 'f'.repeat(64),
};

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', '\uFFFD=1'],
  ['\r\n=1', '"\uFFFD\uFFFD=1"'],
  ['a\u001B[2Jb', 'a\uFFFD[2Jb'],
  ['a\nb,c', '"a\uFFFDb,c"'],
  ['say "x"', '"say ""x"""'],
  ['\u202Egpj.exe', '\uFFFDgpj.exe'],
])('S18 a cell of %j is no formula and holds nothing unseen', (label, cell) => {
  const line = csvLines([{ ...event, subject: { ...event.subject, label } }]);
  expect(line.replaceAll('"', '')).toContain(`,t,${cell.replaceAll('"', '')},`);
  expect(line.slice(0, -2)).not.toMatch(/\p{Cc}/u);
});

test('a row has a cell for every column, before and after as JSON', () => {
  const line = csvLines([{ ...event, before: { name: 'a' }, after: { name: 'b' } }]);
  expect(line).toContain(',"{""name"":""a""}","{""name"":""b""}",');
  expect(csvHeader.split(',').length).toBe(line.replaceAll(/"(?:[^"]|"")*"/g, 'x').split(',').length);
});
