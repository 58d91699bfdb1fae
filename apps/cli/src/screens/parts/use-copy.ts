import { useStdout } from 'ink';
import { useNavigation } from '../app/navigation.tsx';
import { copySequence } from './copy.ts';

/** Copies and says so, as far as it can be known. */
export function useCopy(): (text: string, what: string) => void {
  const { stdout } = useStdout();
  const { say } = useNavigation();
  return (text, what) => {
    // It prints nothing, so it may pass the screen by.
    stdout.write(copySequence(text));
    say(`Copied ${what}; if it does not paste, your terminal keeps programs off the clipboard (OSC 52)`);
  };
}
