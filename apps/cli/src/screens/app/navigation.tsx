import { useApp } from 'ink';
import { createContext, use, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Place } from './place.ts';

export interface Step {
  readonly key: number;
  readonly place: Place;
}

interface Navigation {
  readonly path: readonly Step[];
  /** What lies over the screen. */
  readonly over: 'help' | 'command' | undefined;
  /** One line about what was just done. */
  readonly news: { readonly text: string; readonly tone: 'good' | 'bad' } | undefined;
  open: (place: Place) => void;
  /** In place of the screen in front. */
  replace: (place: Place) => void;
  back: () => void;
  lay: (over: 'help' | 'command' | undefined) => void;
  say: (text: string, tone?: 'good' | 'bad') => void;
  quiet: () => void;
  quit: () => void;
}

const NavigationContext = createContext<Navigation | undefined>(undefined);

export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (!navigation) throw new Error('a screen outside of the app');
  return navigation;
}

let steps = 0;
const step = (place: Place): Step => ({ key: (steps += 1), place });

export function NavigationProvider({ start, children }: { start: Place; children: ReactNode }) {
  const { exit } = useApp();
  const [path, setPath] = useState<readonly Step[]>(() => [step(start)]);
  const [over, setOver] = useState<Navigation['over']>();
  const [news, setNews] = useState<Navigation['news']>();
  const moves = useMemo(
    () => ({
      open: (place: Place) => setPath((before) => [...before, step(place)]),
      replace: (place: Place) => setPath((before) => [...before.slice(0, -1), step(place)]),
      back: () => setPath((before) => (before.length > 1 ? before.slice(0, -1) : before)),
      lay: setOver,
      say: (text: string, tone: 'good' | 'bad' = 'good') => setNews({ text, tone }),
      quiet: () => setNews(undefined),
      quit: () => exit(),
    }),
    [exit],
  );
  const navigation = useMemo(() => ({ path, over, news, ...moves }), [path, over, news, moves]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}
