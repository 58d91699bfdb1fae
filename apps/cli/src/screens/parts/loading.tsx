import { useAnimation } from 'ink';
import { Say } from './say.tsx';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

export function Loading({ what }: { what: string }) {
  const { frame } = useAnimation({ interval: 120 });
  return (
    <Say>
      <Say tone="accent">{frames[frame % frames.length]}</Say>
      <Say tone="quiet">{` ${what}…`}</Say>
    </Say>
  );
}
