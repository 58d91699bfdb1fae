import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { repository } from '../local/services.ts';
import { median } from './row.ts';
import type { Row } from './row.ts';

const rounds = 25;
const program = path.join(repository, 'apps/cli/bin/keyfob.js');

/** `keyfob --version` against Node doing nothing, in turns: a busy moment of the machine slows both. */
export async function bench(): Promise<Row[]> {
  const floor: number[] = [];
  const version: number[] = [];
  const timed = (args: string[], into: number[]): void => {
    const began = performance.now();
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
    into.push(performance.now() - began);
    if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(status)}`);
  };
  for (let round = 0; round < rounds; round += 1) {
    timed(['-e', '0'], floor);
    timed([program, '--version'], version);
  }
  const ratio = median(version) / median(floor);
  return [
    {
      id: 'P12',
      what: `keyfob --version ÷ node -e 0 (${Math.round(median(version))} ÷ ${Math.round(median(floor))} ms)`,
      measured: ratio.toFixed(2),
      goal: '≤ 1.5',
      met: ratio <= 1.5,
    },
  ];
}
