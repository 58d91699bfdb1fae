import type { ChangedToken, Token } from '@keyfob/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Field } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { LastUse } from './last-use.tsx';

const words = strings.token.delete;

interface DeleteDialogProps {
  token: Token;
  /** Where it lives; a personal one can be deleted from outside its workspace. */
  workspace: string;
  close: () => void;
  deleted: (change: ChangedToken) => Promise<void> | void;
}

/** Deletes once the name is typed: the one thing here that nobody does by a slip of the hand. */
export function DeleteDialog({ token, workspace, close, deleted }: DeleteDialogProps) {
  const queries = useQueryClient();
  const [mismatch, setMismatch] = useState<string>();
  const form = useForm(async (values) => {
    const matches = textOf(values, 'confirmation').trim() === token.name.trim();
    setMismatch(matches ? undefined : words.mismatch(token.name));
    if (!matches) return;
    const change = await keyfob.deleteToken(workspace, token.id);
    close();
    await deleted(change);
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['tokens', workspace] }),
      queries.invalidateQueries({ queryKey: ['my-tokens'] }),
    ]);
  });
  return (
    <FormDialog words={words} form={form} close={close} grave>
      <LastUse token={token} />
      <p>
        <bdi className="dialog-name">{token.name}</bdi>
      </p>
      <Field name="confirmation" label={words.type} autoComplete="off" spellCheck={false} error={mismatch} required />
    </FormDialog>
  );
}
