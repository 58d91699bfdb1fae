import type { IssuedToken } from '@keyfob/sdk';
import { Box } from 'ink';
import { useState } from 'react';
import { Frame } from '../app/frame.tsx';
import { useNavigation } from '../app/navigation.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { Say } from '../parts/say.tsx';
import { useCopy } from '../parts/use-copy.ts';
import { SaveForm } from './save-form.tsx';

/** The one time the value is to be seen: masked until asked, for screens are shared. It is in memory as long as this is open. */
export function ValueScreen({ issued, because }: { issued: IssuedToken; because: 'created' | 'rotated' }) {
  const { token, value } = issued;
  const { replace, say } = useNavigation();
  const copy = useCopy();
  const [shown, setShown] = useState(false);
  const [saving, setSaving] = useState(false);
  const [taken, setTaken] = useState(false);
  /** Asks once before the value goes for good. */
  const holdBack = (key: string) => {
    if (taken) return false;
    setTaken(true);
    say(`Neither copied nor saved: the value cannot be shown again. ${key} once more leaves`, 'bad');
    return true;
  };
  const leave = () => {
    if (!holdBack('esc')) replace({ name: 'token', id: token.id });
    return true;
  };
  useKeys(
    'value',
    {
      show: () => setShown(!shown),
      copy: () => {
        copy(value, 'the value');
        setTaken(true);
      },
      save: () => setSaving(true),
    },
    !saving,
  );
  return (
    <Frame
      title={because === 'created' ? 'Token created' : 'Token rotated'}
      section={saving ? 'form' : 'value'}
      keys={!saving}
      onBack={leave}
      onQuit={() => holdBack('q')}
    >
      {saving ? (
        <SaveForm token={token} value={value} onDone={() => setTaken(true)} onClose={() => setSaving(false)} />
      ) : (
        <Box flexDirection="column" gap={1}>
          <Box flexDirection="column">
            <Say>
              <Say tone="good">✓ </Say>
              <Say bold>{token.name}</Say>
              <Say tone="quiet">{` is ready${because === 'rotated' ? ' with a new value' : ''}.`}</Say>
            </Say>
            <Say tone="quiet" wrap="wrap">
              This is the only time its value can be had: Keyfob keeps a digest, not the value. Take it with you now.
            </Say>
          </Box>
          <Box borderStyle="round" paddingX={1} alignSelf="flex-start">
            <Say wrap="wrap" bold={shown}>
              {shown ? value : `${token.start}${'•'.repeat(16)}`}
            </Say>
          </Box>
          <Say tone="quiet" wrap="wrap">
            {shown
              ? 'Press v to mask it again.'
              : 'Masked: press v to show it, c to copy it unseen, s to save it to a file.'}
          </Say>
        </Box>
      )}
    </Frame>
  );
}
