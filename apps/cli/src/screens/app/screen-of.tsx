import { TokensScreen } from '../tokens/tokens-screen.tsx';
import type { Place } from './place.ts';

export function ScreenOf({ place }: { place: Place }) {
  return <TokensScreen filter={place.name === 'tokens' ? place.filter : undefined} />;
}
