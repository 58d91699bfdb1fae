import { usePaste } from 'ink';
import { use, useState } from 'react';
import { withoutControls } from '../../text.ts';
import { useKeyPresses } from '../keys/keyboard.tsx';
import { Active } from '../keys/layer.tsx';
import { Say } from './say.tsx';
import { lengthOf, splitAt, withoutLast } from './split-at.ts';

interface TextFieldProps {
  value: string;
  onChange: (value: string) => void;
  onSubmit?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
  placeholder?: string | undefined;
  /** Whether it has the cursor. */
  focused?: boolean;
}

/** One line to write on, with a cursor. Pasted text loses its line breaks. */
export function TextField({ value, onChange, onSubmit, onCancel, placeholder = '', focused = true }: TextFieldProps) {
  const active = use(Active) && focused;
  /** Characters behind the cursor: what is put in before them leaves it where it is. */
  const [behind, setBehind] = useState(0);
  const [before, at, after] = splitAt(value, behind);
  const put = (text: string) =>
    onChange(before + withoutControls(text.replaceAll(/[\r\n]+/g, ' ').trimEnd()) + at + after);
  usePaste(put, { isActive: active });
  useKeyPresses((input, key) => {
    const length = lengthOf(value);
    if (key.return) onSubmit?.();
    else if (key.escape) onCancel?.();
    else if (key.leftArrow) setBehind(Math.min(length, behind + 1));
    else if (key.rightArrow) setBehind(Math.max(0, behind - 1));
    else if (key.home || (key.ctrl && input === 'a')) setBehind(length);
    else if (key.end || (key.ctrl && input === 'e')) setBehind(0);
    else if (key.backspace || key.delete) onChange(withoutLast(before) + at + after);
    else if (key.ctrl && input === 'u') onChange(at + after);
    else if (!key.ctrl && !key.meta && !key.tab && !key.upArrow && !key.downArrow && input !== '')
      onChange(before + withoutControls(input) + at + after);
  }, active);
  if (!active) return value === '' ? <Say tone="quiet">{placeholder}</Say> : <Say>{value}</Say>;
  return (
    <Say>
      {before}
      <Say inverse>{at === '' ? ' ' : at}</Say>
      {after}
      {value === '' && placeholder !== '' && <Say tone="quiet">{` ${placeholder}`}</Say>}
    </Say>
  );
}
