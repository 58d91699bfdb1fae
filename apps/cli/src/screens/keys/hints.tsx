import { Box } from 'ink';
import { Fragment } from 'react';
import { Say } from '../parts/say.tsx';
import { keyMark } from './key-mark.ts';
import { bindingsOf } from './keymap.ts';
import type { Section } from './keymap.ts';

interface HintsProps {
  section: Section;
  /** Actions to name; all that have a hint, if left out. */
  only?: readonly string[] | undefined;
  /** On the first screen `esc` leads nowhere. */
  root?: boolean;
}

/** The last line: the keys one should not have to look up. */
export function Hints({ section, only, root = false }: HintsProps) {
  const own = bindingsOf(section).filter(([action]) => only?.includes(action) ?? true);
  const isForm = own.some(([action]) => action === 'close');
  const back = root || isForm ? [] : [['esc', 'back'] as const];
  const general = isForm ? [] : bindingsOf('anywhere');
  const shown = [...own, ...general].flatMap(([, { keys, hint }]) =>
    hint === undefined ? [] : [[keyMark(keys[0] ?? ''), hint] as const],
  );
  return (
    <Box height={1} flexShrink={0} overflow="hidden">
      <Say>
        {[...shown.slice(0, -2), ...back, ...shown.slice(-2)].map(([key, hint], at) => (
          <Fragment key={key}>
            <Say tone="accent">{(at > 0 ? '  ' : '') + key}</Say>
            <Say tone="quiet">{` ${hint}`}</Say>
          </Fragment>
        ))}
      </Say>
    </Box>
  );
}
