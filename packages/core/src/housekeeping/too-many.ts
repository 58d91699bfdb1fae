const MOST = 100;
const MOST_SHARE = 0.01;

/** More than a hundred tokens at once, and more than one in a hundred of what the workspace has: nobody means that without saying so. */
export function isTooMany(many: number, of: number): boolean {
  return many > MOST && many > of * MOST_SHARE;
}
