// `npm test`: every static check, then every test. `npm test -- <vitest arguments>` runs only the tests picked.
import process from 'node:process';
import { checks } from './test/checks.ts';
import { runCheck } from './test/run-check.ts';
import { runVitest } from './test/run-vitest.ts';

// The channel to the bootstrap closes when that process dies, however it died.
process.on('disconnect', () => process.exit(1));

const picked = process.argv.slice(2);
const tally = { passed: 0, failed: 0, skipped: 0 };

if (picked.length > 0) {
  console.log(`Only the tests picked by "${picked.join(' ')}"; the static checks are left out.`);
} else {
  const waiting = [...checks];
  const lane = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      if (await runCheck(check)) tally.passed += 1;
      else tally.failed += 1;
    }
  };
  // Two at a time: more only take turns on a small machine.
  await Promise.all([lane(), lane()]);
}

const tests = await runVitest(picked);
for (const key of ['passed', 'failed', 'skipped'] as const) tally[key] += tests[key];

if (tally.skipped > 0) console.log(`${tally.skipped} skipped: this machine lacks what they need, as said above.`);
// CI counts this line, so it comes last and in exactly this form.
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed > 0 ? 1 : 0);
