import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parser } from '@prometheus-io/lezer-promql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../local/free-port.ts';
import { runApi } from '../testing/run-api.ts';
import type { ApiRun } from '../testing/run-api.ts';

interface Dashboard {
  panels: { title: string; targets?: { expr: string }[] }[];
}
interface Alerts {
  groups: { rules: { alert: string; expr: string }[] }[];
}

const read = (file: string) => fs.readFileSync(path.join(import.meta.dirname, file), 'utf8');
const dashboard = JSON.parse(read('dashboard.json')) as Dashboard;
const alerts = parse(read('alerts.yaml')) as Alerts;
/** Each expression under the name of its panel or alert, as Prometheus is asked it. */
const questions = [
  ...dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ name: title, expr }))),
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ name: alert, expr }))),
].map(({ name, expr }) => ({ name, expr: expr.replaceAll('$__rate_interval', '5m') }));

/** Labels that Prometheus adds to what it scrapes; ours may not be named so, for it would rename them. */
const SCRAPED = new Set(['job', 'instance']);

let api: ApiRun;
/** The names of every metric that a process tells, and of every label. */
const told = { metrics: new Set<string>(), labels: new Set<string>() };
beforeAll(async () => {
  const [apiPort, workerPort] = [await freePort(), await freePort()];
  api = await runApi({ KEYFOB_METRICS_PORT: String(apiPort), KEYFOB_WORKER_METRICS_PORT: String(workerPort) });
  api.startWorker();
  const scrape = async (port: number) =>
    (await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined))?.text() ?? '';
  // A job has run by now, so that every series exists.
  while (!(await scrape(workerPort)).includes('keyfob_job_duration_seconds_count')) await sleep(200);
  for (const text of [await scrape(apiPort), await scrape(workerPort)]) {
    for (const [, name = '', type] of text.matchAll(/^# TYPE (\w+) (\w+)$/gm))
      for (const suffix of type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']) told.metrics.add(name + suffix);
    for (const [series] of text.matchAll(/^keyfob_\w+\{[^}]*\}/gm))
      for (const [, label = ''] of series.matchAll(/(\w+)="/g)) told.labels.add(label);
  }
});
afterAll(() => api[Symbol.asyncDispose]());

/** Everything of a kind in an expression, as it is written there. @throws Error where it is no PromQL. */
function partsOf(expr: string, kind: string): string[] {
  const parts: string[] = [];
  parser.parse(expr).iterate({
    enter({ name, from, to, type }) {
      if (type.isError) throw new Error(`no PromQL at ${from}: ${expr}`);
      if (name === kind) parts.push(expr.slice(from, to));
    },
  });
  return parts;
}

test('every panel and alert asks Prometheus for metrics and labels that API or worker tell', () => {
  expect(questions.length).toBeGreaterThan(20);
  const unknown = questions.flatMap(({ name, expr }) => [
    ...partsOf(expr, 'Identifier')
      .filter((metric) => !told.metrics.has(metric))
      .map((metric) => `${name}: ${metric}`),
    ...partsOf(expr, 'LabelName')
      .filter((label) => !told.labels.has(label) && !SCRAPED.has(label))
      .map((label) => `${name}: ${label}`),
  ]);
  expect(unknown).toEqual([]);
  console.log(`${questions.length} expressions of the dashboard and the alerts ask for what is told`);
});

test('no metric has a label that Prometheus would rename', () => {
  expect([...told.labels].filter((label) => SCRAPED.has(label))).toEqual([]);
});

test('every metric of Keyfob is on the dashboard', () => {
  const asked = new Set(questions.flatMap(({ expr }) => partsOf(expr, 'Identifier')));
  const own = [...told.metrics].filter((metric) => metric.startsWith('keyfob_') && !metric.endsWith('_sum'));
  expect(own.filter((metric) => !asked.has(metric))).toEqual([]);
});
