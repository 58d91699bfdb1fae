import type { Selection } from './use-selection.ts';

/** What the keys of every list do. */
export function listKeys(hand: Pick<Selection<unknown>, 'move' | 'to'>, page: number) {
  return {
    down: () => hand.move(1),
    up: () => hand.move(-1),
    pageDown: () => hand.move(page),
    pageUp: () => hand.move(-page),
    top: () => hand.to('top'),
    bottom: () => hand.to('bottom'),
  };
}
