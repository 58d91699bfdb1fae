import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { Box, useWindowSize } from 'ink';
import { Keyboard } from '../keys/keyboard.tsx';
import { Front, Layer } from '../keys/layer.tsx';
import { Colors } from '../parts/colors.ts';
import { DeskContext } from './desk.ts';
import type { Desk } from './desk.ts';
import { NavigationProvider, useNavigation } from './navigation.tsx';
import { ScreenOf } from './screen-of.tsx';
import { Size } from './size.ts';

interface AppProps {
  desk: Desk;
  queries: QueryClient;
  color: boolean;
}

export function App({ desk, queries, color }: AppProps) {
  return (
    <Colors value={color}>
      <Size value={useWindowSize()}>
        <DeskContext value={desk}>
          <QueryClientProvider client={queries}>
            <NavigationProvider start={{ name: 'tokens' }}>
              <Keyboard>
                <Screens />
              </Keyboard>
            </NavigationProvider>
          </QueryClientProvider>
        </DeskContext>
      </Size>
    </Colors>
  );
}

/** Every screen on the way here stays as it was left; the last one is in front. */
function Screens() {
  const { path, over } = useNavigation();
  return path.map(({ key, place }, at) => {
    const front = at === path.length - 1;
    return (
      <Box key={key} display={front ? 'flex' : 'none'}>
        <Front value={front}>
          <Layer on={front && over === undefined}>
            <ScreenOf place={place} />
          </Layer>
        </Front>
      </Box>
    );
  });
}
