import { spawn } from 'node:child_process';

const openers: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Tries to; whoever has no browser opens the link that was printed. Only http and https, as an argument and through no shell. */
export function openBrowser(url: string, chosen: string | undefined): void {
  if (!/^https?:\/\//.test(url)) return;
  const [program, ...args] = chosen === undefined ? (openers[process.platform] ?? (['xdg-open'] as const)) : [chosen];
  spawn(program, [...args, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
