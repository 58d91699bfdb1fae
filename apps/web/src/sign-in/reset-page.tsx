import { useState } from 'react';
import { takeFromHash } from '../ui/take-from-hash.ts';
import { NewPassword } from './new-password.tsx';
import { RequestReset } from './request-reset.tsx';

/** Asks for a reset link or, opened by one (`#token=…`), sets the new password. */
export function ResetPage() {
  const [token, setToken] = useState(() => takeFromHash('token'));
  return token === null ? <RequestReset /> : <NewPassword token={token} askAgain={() => setToken(null)} />;
}
