import { homedir } from 'node:os';
import path from 'node:path';
import type { Token } from '@keyfob/sdk';
import { writeTokenFile } from '../../credentials/token-file.ts';
import { useNavigation } from '../app/navigation.tsx';
import { Form } from '../parts/form.tsx';

interface SaveFormProps {
  token: Token;
  value: string;
  onDone: () => void;
  onClose: () => void;
}

/** A token file, as `KEYFOB_TOKEN_FILE` names one. A file that exists is left alone. */
export function SaveForm({ token, value, onDone, onClose }: SaveFormProps) {
  const { say } = useNavigation();
  return (
    <Form
      title="Save the value"
      lead="As a token file with mode 0600, so that only you can read it. KEYFOB_TOKEN_FILE=PATH uses it."
      submit="Save"
      fields={[{ name: 'file', label: 'File', initial: `${token.name.replaceAll(/[^\w.-]+/g, '-')}.token.json` }]}
      onClose={onClose}
      onSubmit={async ({ file }) => {
        const place = path.resolve(file.trim().replace(/^~(?=\/|$)/, homedir()));
        await writeTokenFile(place, value, { replace: false });
        say(`Saved to ${place}`);
        onDone();
        onClose();
      }}
    />
  );
}
