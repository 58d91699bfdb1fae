import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** A database behind a wire that is listened to: every statement asked of it is counted, whoever asks. */
export interface WatchedDatabase {
  databaseUrl: string;
  /** What each statement since the last call was given: the raw parameters of prepared ones, the text of simple ones. */
  statements(): string[];
  close(): Promise<void>;
}

const BIND = 'B';
const SIMPLE_QUERY = 'Q';

export async function watchDatabase(databaseUrl: string): Promise<WatchedDatabase> {
  const url = new URL(databaseUrl);
  let heard: string[] = [];
  const sockets = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(url.port || 5432), url.hostname);
    const read = reader((type, payload) => {
      if (type === BIND || type === SIMPLE_QUERY) heard.push(payload);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('data', read).pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const watched = new URL(databaseUrl);
  watched.hostname = '127.0.0.1';
  watched.port = String((server.address() as AddressInfo).port);
  return {
    databaseUrl: watched.href,
    statements() {
      const all = heard;
      heard = [];
      return all;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** Cuts a connection into PostgreSQL’s messages: the first has a length only, the others a type and a length. */
function reader(onMessage: (type: string, payload: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let head = 0;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= head + 4 && rest.length >= head + rest.readInt32BE(head)) {
      const end = head + rest.readInt32BE(head);
      if (head === 1) onMessage(String.fromCharCode(rest[0] ?? 0), rest.toString('latin1', head + 4, end));
      rest = rest.subarray(end);
      head = 1;
    }
  };
}
