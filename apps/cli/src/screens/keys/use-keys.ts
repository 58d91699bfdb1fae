import { use } from 'react';
import { keyName } from './key-name.ts';
import { useKeyPresses } from './keyboard.tsx';
import { bindingsOf } from './keymap.ts';
import type { ActionOf, Section } from './keymap.ts';
import { Active } from './layer.tsx';

type Handlers<In extends Section> = { readonly [Action in ActionOf<In>]?: (() => void) | undefined };

/** Hears the keys of a section while this is in front (and `when`). */
export function useKeys<In extends Section>(section: In, handlers: Handlers<In>, when = true): void {
  const active = use(Active);
  const act = (name: string) => {
    const [action] = bindingsOf(section).find(([, { keys }]) => keys.includes(name)) ?? [];
    if (action !== undefined) handlers[action as ActionOf<In>]?.();
  };
  useKeyPresses((input, key) => act(keyName(input, key)), active && when);
}
