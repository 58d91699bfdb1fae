import { useHashSecret } from '../ui/use-hash-secret.ts';
import { NewPassword } from './new-password.tsx';
import { RequestReset } from './request-reset.tsx';

/** Asks for a reset link or, opened by one (`#token=…`), sets the new password. */
export function ResetPage() {
  const [token, forget] = useHashSecret('token');
  return token === null ? <RequestReset /> : <NewPassword key={token} token={token} askAgain={forget} />;
}
