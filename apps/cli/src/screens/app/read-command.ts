import type { Place } from './place.ts';

export const commandNames = ['tokens', 'mine', 'new', 'token ID', 'audit', 'members', 'help', 'quit'];

/** Where a command line leads; undefined for none. */
export function readCommand(text: string): Place | 'quit' | 'help' | undefined {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  const more = rest.join(' ');
  if (['q', 'quit', 'exit'].includes(word)) return 'quit';
  if (['h', 'help'].includes(word)) return 'help';
  if (word === 'tokens') return more === '' ? { name: 'tokens' } : { name: 'tokens', filter: more };
  if (word === 'mine') return { name: 'tokens', filter: 'owner:me' };
  if (word === 'new') return { name: 'new-token' };
  if (word === 'token' && more !== '') return { name: 'token', id: more };
  if (word === 'audit') return more === '' ? { name: 'audit' } : { name: 'audit', subject: more };
  if (word === 'members') return { name: 'members' };
  return undefined;
}
