import { strings } from '../strings.ts';
import { authGet, authPost, SessionError } from './session.ts';

/** A program that waits to be signed in. */
export interface DeviceRequest {
  /** As the program shows it: `ABCD-EFGH`. */
  code: string;
  client: string;
}

/** @throws SessionError when the code is wrong, used or too old. */
export async function readDevice(typed: string): Promise<DeviceRequest> {
  const code = typed.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
  const { status, client_id: client } = await authGet<{ status: string; client_id?: string }>(
    `device?user_code=${encodeURIComponent(code)}`,
  );
  if (status !== 'pending' || client === undefined) throw new SessionError('DEAD_CODE', strings.device.dead);
  return { code: code.replace(/^(.{4})/, '$1-'), client };
}

export const approveDevice = (userCode: string) => authPost('device/approve', { userCode });
export const denyDevice = (userCode: string) => authPost('device/deny', { userCode });
