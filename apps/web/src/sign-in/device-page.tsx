import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { approveDevice, denyDevice, readDevice } from '../session/device.ts';
import type { DeviceRequest } from '../session/device.ts';
import { useSignedIn } from '../session/use-me.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CardPage } from '../ui/card-page.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { textOf, useForm } from '../ui/use-form.ts';

const words = strings.device;

/** RFC 8628 §3.3: the code is typed, or comes with the address; nothing is granted until it is approved here. */
export function DevicePage() {
  const [search] = useSearchParams();
  const [request, setRequest] = useState<DeviceRequest | null>(null);
  const { busy, error, onSubmit } = useForm(async (values) => setRequest(await readDevice(textOf(values, 'code'))));
  if (request) return <DeviceRequestCard request={request} />;
  return (
    <CardPage title={words.title} lead={words.lead}>
      {error !== null && <Notice tone="bad">{error}</Notice>}
      <form onSubmit={onSubmit}>
        <Field
          name="code"
          label={words.code}
          hint={words.codeHint}
          defaultValue={search.get('user_code') ?? ''}
          required
          autoFocus
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
        />
        <Button look="primary" type="submit" disabled={busy}>
          {words.next}
        </Button>
      </form>
    </CardPage>
  );
}

function DeviceRequestCard({ request: { code, client } }: { request: DeviceRequest }) {
  const { person } = useSignedIn();
  const [outcome, setOutcome] = useState<'approved' | 'denied' | null>(null);
  const { busy, error, onSubmit } = useForm(async () => {
    await approveDevice(code);
    setOutcome('approved');
  });
  const refusal = useForm(async () => {
    await denyDevice(code);
    setOutcome('denied');
  });
  if (outcome !== null)
    return (
      <CardPage title={words[`${outcome}Title`]}>
        <p role="status">{words[outcome]}</p>
      </CardPage>
    );
  const failure = error ?? refusal.error;
  return (
    <CardPage title={words.title} lead={words.lead}>
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <dl className="device-facts">
        <div>
          <dt>{words.client}</dt>
          <dd>
            <bdi>{client}</bdi>
          </dd>
        </div>
        <div>
          <dt>{words.code}</dt>
          <dd>
            <code>{code}</code>
          </dd>
        </div>
      </dl>
      <p>{words.grants(person.email)}</p>
      <p className="muted">{words.check}</p>
      <div className="form-actions">
        <form onSubmit={onSubmit}>
          <Button look="primary" type="submit" disabled={busy}>
            {words.approve}
          </Button>
        </form>
        <form onSubmit={refusal.onSubmit}>
          <Button type="submit" disabled={refusal.busy}>
            {words.deny}
          </Button>
        </form>
      </div>
    </CardPage>
  );
}
