import { Box } from 'ink';
import { use } from 'react';
import type { ReactNode } from 'react';
import { Help } from '../keys/help.tsx';
import { Hints } from '../keys/hints.tsx';
import type { Section } from '../keys/keymap.ts';
import { Active, Front } from '../keys/layer.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { CommandLine } from './command-line.tsx';
import { Header } from './header.tsx';
import { useNavigation } from './navigation.tsx';
import { NewsLine } from './news-line.tsx';
import { useSize } from './size.ts';

interface FrameProps {
  title: string;
  /** Beside the title: how many there are, which filter. */
  about?: string | undefined;
  section: Section;
  /** Keys that mean something now; every one of the section, if left out. */
  hints?: readonly string[] | undefined;
  /** What `esc` does here before it goes back; true: it was used up. */
  onBack?: (() => boolean) | undefined;
  /** What `q` does here before it quits; true: it was used up. */
  onQuit?: (() => boolean) | undefined;
  /** False while something on the screen is being written to. */
  keys?: boolean;
  children: ReactNode;
}

/** A screen: title, body, one line of news, one line of keys; over it the help or the command line. */
export function Frame({ title, about, section, hints, onBack, onQuit, keys = true, children }: FrameProps) {
  const { columns, rows } = useSize();
  const navigation = useNavigation();
  const { path } = navigation;
  const over = use(Front) ? navigation.over : undefined;
  useKeys(
    'anywhere',
    {
      help: () => navigation.lay('help'),
      command: () => navigation.lay('command'),
      quit: () => {
        if (!onQuit?.()) navigation.quit();
      },
      back: () => {
        navigation.quiet();
        if (!onBack?.()) navigation.back();
      },
    },
    keys,
  );
  return (
    <Box flexDirection="column" width={columns} height={rows} paddingX={1} overflow="hidden">
      <Header title={title} about={about} />
      <Box height={1} flexShrink={0} />
      <Box flexGrow={1} flexDirection="column" overflow="hidden" display={over === 'help' ? 'none' : 'flex'}>
        {children}
      </Box>
      <Active value={true}>
        {over === 'help' && <Help section={section} />}
        {over === 'command' ? <CommandLine /> : <NewsLine />}
      </Active>
      {over === 'help' ? (
        <Hints section="form" only={['close']} />
      ) : (
        <Hints section={section} only={hints} root={path.length === 1} />
      )}
    </Box>
  );
}
