import { TokenScreen } from '../token/token-screen.tsx';
import { TokensScreen } from '../tokens/tokens-screen.tsx';
import type { Place } from './place.ts';

export function ScreenOf({ place }: { place: Place }) {
  if (place.name === 'token') return <TokenScreen id={place.id} />;
  return <TokensScreen filter={place.name === 'tokens' ? place.filter : undefined} />;
}
