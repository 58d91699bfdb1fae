import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { Box } from 'ink';
import { Layer } from '../keys/layer.tsx';
import { Colors } from '../parts/colors.ts';
import { DeskContext } from './desk.ts';
import type { Desk } from './desk.ts';
import { NavigationProvider, useNavigation } from './navigation.tsx';
import { ScreenOf } from './screen-of.tsx';

interface AppProps {
  desk: Desk;
  queries: QueryClient;
  color: boolean;
}

export function App({ desk, queries, color }: AppProps) {
  return (
    <Colors value={color}>
      <DeskContext value={desk}>
        <QueryClientProvider client={queries}>
          <NavigationProvider start={{ name: 'tokens' }}>
            <Screens />
          </NavigationProvider>
        </QueryClientProvider>
      </DeskContext>
    </Colors>
  );
}

/** Every screen on the way here stays as it was left; the last one is in front. */
function Screens() {
  const { path } = useNavigation();
  return path.map(({ key, place }, at) => {
    const front = at === path.length - 1;
    return (
      <Box key={key} display={front ? 'flex' : 'none'}>
        <Layer on={front}>
          <ScreenOf place={place} />
        </Layer>
      </Box>
    );
  });
}
