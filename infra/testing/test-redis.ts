import { spawn } from 'node:child_process';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../local/free-port.ts';

export interface TestRedis {
  url: string;
  close(): void;
}

/** `REDIS_URL`, else the one on this machine, else a server of the PATH on a free port; undefined where there is none. */
export async function openTestRedis(): Promise<TestRedis | undefined> {
  const given = process.env['REDIS_URL'];
  if (given) return { url: given, close: () => {} };
  if (await answers(6379)) return { url: 'redis://127.0.0.1:6379', close: () => {} };
  for (const server of ['redis-server', 'valkey-server']) {
    const started = await start(server);
    if (started) return started;
  }
  return undefined;
}

async function start(server: string): Promise<TestRedis | undefined> {
  const port = await freePort();
  const child = spawn(server, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', '/tmp'], {
    stdio: 'ignore',
  });
  const end = new AbortController();
  for (const event of ['error', 'exit']) child.on(event, () => end.abort());
  while (!end.signal.aborted) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, close: () => child.kill() };
    await sleep(50);
  }
  return undefined;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1000, () => end(false));
    socket.on('error', () => end(false));
    socket.on('data', (data) => end(/^[+-]/.test(data.toString())));
  });
}
