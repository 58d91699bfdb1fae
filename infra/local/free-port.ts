import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = await listen('127.0.0.1', 0);
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.');
  return address.port;
}

/** Waits up to `patienceMs` for the API's port, then refuses in one line. */
export async function claimPort(host: string, port: number, patienceMs: number): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline && !(await isFree(host, port))) await sleep(100);
  await assertPortFree(host, port);
}

async function isFree(host: string, port: number): Promise<boolean> {
  try {
    await assertPortFree(host, port);
    return true;
  } catch {
    return false;
  }
}

async function assertPortFree(host: string, port: number): Promise<void> {
  try {
    const server = await listen(host, port);
    await new Promise((resolve) => server.close(resolve));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const instead = `Choose another one: PORT=${port < 65_535 ? Math.max(port + 1, 4601) : 4601} npm start`;
    if (code === 'EADDRINUSE') throw new Refusal(`Port ${port} is in use by another program. ${instead}`);
    if (code === 'EACCES') throw new Refusal(`Port ${port} may not be opened by this user. ${instead}`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new Refusal(`KEYFOB_HOST=${host} is no address of this machine.`);
    throw error;
  }
}

/** The port of `PORT`, 4600 unless set. */
export function portFrom(text: string | undefined): number {
  if (text === undefined || text === '') return 4600;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Refusal(`PORT=${text} is not a port: give a number from 1 to 65535.`);
  return port;
}

function listen(host: string, port: number) {
  return new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      resolve(server);
    });
  });
}
