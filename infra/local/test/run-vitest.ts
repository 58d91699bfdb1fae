import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readIfThere } from '../read-if-there.ts';
import { repository } from '../services.ts';
import { toolEnv } from './run-check.ts';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** Runs the tests in view of the person and counts them from vitest's own report. */
export async function runVitest(args: string[]): Promise<Tally> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keyfob-report-'));
  const file = path.join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const vitest = path.join(repository, 'node_modules/.bin/vitest');
  const child = spawn(vitest, ['run', ...reporters, ...args], {
    cwd: repository,
    env: toolEnv,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  process.once('exit', () => child.kill());
  const [code] = (await once(child, 'close')) as [number | null];
  const report = readIfThere(file);
  fs.rmSync(folder, { recursive: true, force: true });
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  return count(JSON.parse(report) as Report, code === 0);
}

/** A file that does not load has no failed test, and an error outside any test belongs to none: each counts as one. */
function count(report: Report, succeeded: boolean): Tally {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !succeeded ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
