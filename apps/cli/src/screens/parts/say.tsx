import { Text } from 'ink';
import type { TextProps } from 'ink';
import { Children, use } from 'react';
import type { ReactNode } from 'react';
import { withoutControls } from '../../text.ts';
import { Colors } from './colors.ts';
import { tones } from './tones.ts';
import type { Look, Tone } from './tones.ts';

interface SayProps extends Omit<TextProps, 'color' | 'backgroundColor' | 'dimColor'> {
  tone?: Tone | undefined;
  children?: ReactNode;
}

/** The only way to the terminal: cleans what it says, and keeps colours out where they are not wanted. */
export function Say({ tone, children, wrap = 'truncate-end', ...more }: SayProps) {
  const colors = use(Colors);
  const { color, dim = false }: Look = tones[tone ?? 'plain'];
  return (
    <Text wrap={wrap} dimColor={dim} {...(colors && color !== undefined && { color })} {...more}>
      {Children.map(children, (child) => (typeof child === 'string' ? withoutControls(child) : child))}
    </Text>
  );
}
