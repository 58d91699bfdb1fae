import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** What the server does with the next letters: takes them, or answers with this status, or cuts the line once it has one whole. */
export type Manners = 'takes' | 'hangs' | 'cuts' | 421 | 450 | 550;

export interface Received extends Email {
  /** Whom the envelope names. */
  recipient: string;
  raw: string;
}

export interface MailSink {
  url: string;
  /** What a letter is refused with. */
  refusal: string;
  /** Everything that arrived whole, whatever was answered. */
  all: Received[];
  manners: Manners;
  /** One header’s value; undefined without it. */
  header(mail: Received, name: string): string | undefined;
  close(): Promise<void>;
}

/** A real SMTP server on a free port of this machine (unless told which) that keeps what it is handed. */
export async function openMailSink(at = 0): Promise<MailSink> {
  const sink: Omit<MailSink, 'close' | 'url'> = {
    all: [],
    manners: 'takes',
    refusal: 'not now',
    header: (mail, name) => mail.headers.find(({ key }) => key === name)?.value,
  };
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    closeTimeout: 100,
    async onData(stream, session, callback) {
      const raw = await buffer(stream);
      const mail = await PostalMime.parse(raw);
      const { manners } = sink;
      sink.all.push({ ...mail, recipient: session.envelope.rcptTo[0]?.address ?? '', raw: raw.toString() });
      if (manners === 'hangs') return;
      if (manners === 'cuts') {
        for (const socket of sockets) socket.destroy();
        return;
      }
      callback(manners === 'takes' ? null : Object.assign(new Error(sink.refusal), { responseCode: manners }));
    },
  });
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('error', () => {});
  server.listen(at, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(sink, {
    url: `smtp://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  });
}
