import { formatGrant } from '@keyfob/sdk';
import type { TokenUsage } from '@keyfob/sdk';
import type { ReactNode } from 'react';
import { relativeTime } from '../parts/relative-time.ts';
import { Say } from '../parts/say.tsx';
import { byDay, sparkline } from '../parts/sparkline.ts';

/** How it was used: a bar a day, what it was refused, and what it holds for nothing. */
export function usageLines(usage: TokenUsage | undefined, now: number): ReactNode[] {
  if (!usage)
    return [
      <Say key="usage" tone="quiet">
        Reading its usage…
      </Say>,
    ];
  const { window_days: days, verdicts, distinct_ips: addresses, permissions, refusals } = usage;
  const all = sum(verdicts);
  const refused = all - (verdicts.valid ?? 0);
  const counted = new Map(usage.days.map((one) => [one.day, sum(one.verdicts)]));
  return [
    <Say key="title" bold>{`Last ${days} days`}</Say>,
    <Say key="bars">
      <Say tone="accent">{`  ${sparkline(byDay(counted, days, now))}`}</Say>
    </Say>,
    <Say key="counts">
      {`  ${all} ${all === 1 ? 'check' : 'checks'}`}
      {refused > 0 && <Say tone="warn">{`, ${refused} refused`}</Say>}
      {`, ${addresses} ${addresses === 1 ? 'address' : 'addresses'}`}
    </Say>,
    <Say key="held" tone="quiet">{`  holds ${permissions.held} permissions, used ${permissions.used} of them`}</Say>,
    ...(refusals.length > 0
      ? [
          <Say key="gap"> </Say>,
          <Say key="refusals" bold>
            Last refusals
          </Say>,
        ]
      : []),
    ...refusals.map((refusal, at) => (
      <Say key={`refusal ${at}`}>
        {`  ${relativeTime(refusal.at, now).padEnd(9)}`}
        <Say tone="warn">{refusal.code.replaceAll('_', ' ')}</Say>
        <Say tone="quiet">
          {['', ...refusal.missing.flatMap(formatGrant), refusal.ip].filter((one) => one !== null).join('  ')}
        </Say>
      </Say>
    )),
  ];
}

function sum(verdicts: TokenUsage['verdicts']): number {
  return Object.values(verdicts).reduce((all, count) => all + count, 0);
}
